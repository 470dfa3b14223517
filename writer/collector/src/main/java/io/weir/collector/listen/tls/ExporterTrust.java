package io.weir.collector.listen.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts an exporter whose certificate another trust manager trusts, that is valid now (the JDK
 * does not ask that of a certificate that is itself among the trusted ones), and that has one of
 * some names: a DNS name or an address among its alternative names, or, where it has none of these,
 * its common name (RFC 7011, 11.3).
 */
final class ExporterTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager chain;
    private final Set<String> names;

    /**
     * @param names empty: any name
     */
    ExporterTrust(X509ExtendedTrustManager chain, List<String> names) {
        this.chain = chain;
        this.names =
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
            throws CertificateException {
        chain.checkClientTrusted(certificates, type, engine);
        check(certificates[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
            throws CertificateException {
        chain.checkClientTrusted(certificates, type, socket);
        check(certificates[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type)
            throws CertificateException {
        chain.checkClientTrusted(certificates, type);
        check(certificates[0]);
    }

    private void check(X509Certificate certificate) throws CertificateException {
        certificate.checkValidity();
        List<String> has = namesOf(certificate);
        if (!names.isEmpty()
                && has.stream().noneMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)))) {
            throw new CertificateException(
                    "the certificate names " + has + ", and tls.peers has none of them");
        }
    }

    private static List<String> namesOf(X509Certificate certificate)
            throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (alternative.get(0).equals(DNS_NAME) || alternative.get(0).equals(IP_ADDRESS)) {
                    names.add((String) alternative.get(1));
                }
            }
        }
        return names.isEmpty() ? commonNames(certificate) : names;
    }

    private static List<String> commonNames(X509Certificate certificate)
            throws CertificateParsingException {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .toList();
        } catch (InvalidNameException e) {
            throw new CertificateParsingException("Its subject is no name", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a collector asks no server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("a collector asks no server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type)
            throws CertificateException {
        throw new CertificateException("a collector asks no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chain.getAcceptedIssuers();
    }
}
