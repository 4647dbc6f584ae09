package org.espei4j.cluster.contact;

import java.net.SocketAddress;
import java.security.cert.CertificateException;

/// Is told which peers have proved themselves in TLS handshakes, and which have failed to.
public interface PeerWatch {

    /// The peer's certificate was accepted.
    void accepted(SocketAddress peer);

    /// The peer's certificate was not accepted.
    void rejected(SocketAddress peer, CertificateException reason);
}
