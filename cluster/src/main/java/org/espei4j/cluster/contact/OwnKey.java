package org.espei4j.cluster.contact;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The only key that a member has, for both sides of a connection.
///
/// It is held as it is. Java's key stores encrypt what is put into them with a key that is derived from a password in
/// ten thousand steps, and again when it is taken out: most of a second of a processor for each member that starts, for
/// nothing, because the password would be in the same memory.
final class OwnKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "member";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    /// @param key private key
    /// @param chain its certificate, followed by those between it and its authority; not empty
    OwnKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain.toArray(X509Certificate[]::new);
    }

    /// The name of the key if it is of one of the kinds that are asked for. Whether the other side trusts its authority
    /// is the other side's decision, which then also knows whom it refuses.
    private @Nullable String choose(String @Nullable ... kinds) {
        return kinds != null && List.of(kinds).contains(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(kinds);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String kind, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(kind);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(kinds);
    }

    @Override
    public @Nullable String chooseServerAlias(String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(kind);
    }

    @Override
    public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
        return choose(kind) == null ? null : new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
        return getClientAliases(kind, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }
}
