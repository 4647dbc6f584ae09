package org.espei4j.calphad.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/// One representative for all structurally equal nodes, forgotten when nobody else holds it. Thread-safe.
final class Interner {

    private final ConcurrentHashMap<Entry, Entry> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Expr> collected = new ReferenceQueue<>();

    /// The node equal to `candidate` that was met first.
    Expr intern(Expr candidate) {
        for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
            entries.remove((Entry) gone);
        }
        Entry fresh = new Entry(candidate, collected);
        while (true) {
            Entry known = entries.putIfAbsent(fresh, fresh);
            if (known == null) {
                return candidate;
            }
            Expr node = known.get();
            if (node != null) {
                return node;
            }
            entries.remove(known);
        }
    }

    private static final class Entry extends WeakReference<Expr> {
        private final int hash;

        Entry(Expr node, ReferenceQueue<Expr> queue) {
            super(node, queue);
            this.hash = ((Node) node).structuralHash();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Entry entry) || entry.hash != hash) {
                return false;
            }
            Expr mine = get();
            Expr theirs = entry.get();
            return mine != null && theirs != null && ((Node) mine).sameStructure(theirs);
        }
    }
}
