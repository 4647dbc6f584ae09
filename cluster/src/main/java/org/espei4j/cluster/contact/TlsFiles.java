package org.espei4j.cluster.contact;

import java.nio.file.Path;

/// Files of a site that has an authority for certificates of its own; all in PEM format.
///
/// @param authority certificates that others' have to be signed by
/// @param certificate the own certificate, followed by those between it and the authority
/// @param key the own private key, PKCS #8, not encrypted
public record TlsFiles(Path authority, Path certificate, Path key) {

    /// What a member with these files proves itself with.
    ///
    /// @throws ClusterException if a file cannot be read or used
    public TlsIdentity identity() throws ClusterException {
        return TlsIdentity.ofFiles(authority, certificate, key);
    }
}
