package org.espei4j.calphad.expr;

/// What a variable of an expression stands for. The kind of symbol decides when its value becomes known: potentials
/// once per measurement, named symbols once per proposal of parameters, site fractions in the innermost loop.
public sealed interface Symbol {

    /// A short text that names the symbol, unique within its kind.
    String label();

    /// Temperature (K) and pressure (Pa).
    enum Potential implements Symbol {
        /// Absolute temperature, K; `T` in databases.
        TEMPERATURE("T"),
        /// Pressure, Pa; `P` in databases.
        PRESSURE("P");

        private final String label;

        Potential(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /// A name of a database: a function, a fitting symbol such as `VV0001`, or the gas constant `R`.
    ///
    /// @param name upper-case name
    record Named(String name) implements Symbol {
        @Override
        public String label() {
            return name;
        }
    }

    /// Fraction of the sites of one sublattice that a constituent occupies, 0 … 1.
    ///
    /// @param sublattice number of the sublattice, counted from 0
    /// @param constituent name of the species, upper case
    record SiteFraction(int sublattice, String constituent) implements Symbol {
        @Override
        public String label() {
            return "Y(" + sublattice + "," + constituent + ")";
        }
    }

    /// A quantity defined by another expression of the site fractions, for example the mole fraction of a constituent
    /// over all ordering sublattices. Differentiation treats it as independent; whoever introduces it applies the chain
    /// rule.
    ///
    /// @param name a name unique in its model
    record Intermediate(String name) implements Symbol {
        @Override
        public String label() {
            return name;
        }
    }
}
