package io.weir.collector.listen;

/** Why a sender was not heard, or not any longer. */
public enum Refusal {
    /** The allow list does not have its address. */
    ADDRESS("is on no allow list"),
    /** There are as many connections as may be, of its address or of all. */
    CONNECTIONS("has one connection too many"),
    /** The TLS handshake failed. */
    TLS("did not prove who it is"),
    /** What it sent is no sequence of IPFIX messages. */
    FRAMING("does not send IPFIX messages"),
    /** It sent nothing for too long. */
    IDLE("was silent for too long");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** What to say after the sender's name. */
    public String text() {
        return text;
    }
}
