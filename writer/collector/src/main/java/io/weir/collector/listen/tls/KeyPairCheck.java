package io.weir.collector.listen.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a private key is that of a certificate. The JDK takes any two, and then every handshake
 * fails.
 */
final class KeyPairCheck {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private KeyPairCheck() {}

    /**
     * Checks two PEM files; a kind of key that is not known here is taken as right.
     *
     * @throws GeneralSecurityException if they do not belong together
     */
    static void check(Path certificate, Path key) throws IOException, GeneralSecurityException {
        PublicKey owner = publicKey(certificate);
        String signature = SIGNATURES.get(owner.getAlgorithm());
        Matcher pem = PEM.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (signature == null || !pem.find()) {
            return;
        }
        PrivateKey secret = privateKey(owner.getAlgorithm(), pem.group(1));
        if (secret == null || !isPair(owner, secret, signature)) {
            throw new GeneralSecurityException("the key of another certificate");
        }
    }

    private static PublicKey publicKey(Path certificate)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey();
        }
    }

    /** Null where it is no key of the algorithm. */
    private static @Nullable PrivateKey privateKey(String algorithm, String base64)
            throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(base64);
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    private static boolean isPair(PublicKey owner, PrivateKey secret, String algorithm)
            throws GeneralSecurityException {
        byte[] text = "whose key is it".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(owner);
        signature.update(text);
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false; // of another curve or length
        }
    }
}
