package org.espei4j.cli.thermo;

/// Which diagram is to be mapped, with everything that [DiagramMapper][org.espei4j.calphad.mapping.DiagramMapper] needs.
/// Compositions hold a mole fraction for each element, in the order of the elements.
sealed interface MapPlan {

    /// Name of the kind in documents.
    String kind();

    /// A diagram of two elements.
    ///
    /// @param lowest K
    /// @param highest K
    /// @param from smallest mole fraction of the second element
    /// @param to largest mole fraction of the second element
    record Binary(double lowest, double highest, double from, double to) implements MapPlan {
        @Override
        public String kind() {
            return "binary";
        }
    }

    /// An isothermal section of three elements.
    ///
    /// @param temperature K
    record Isothermal(double temperature) implements MapPlan {
        @Override
        public String kind() {
            return "isothermal";
        }
    }

    /// A section in temperature and along a line of compositions.
    ///
    /// @param from composition at the beginning of the line
    /// @param to composition at its end
    /// @param lowest K
    /// @param highest K
    record Isopleth(double[] from, double[] to, double lowest, double highest) implements MapPlan {
        @Override
        public String kind() {
            return "isopleth";
        }
    }

    /// Equilibria at even steps of temperature.
    ///
    /// @param composition of the system
    /// @param from K
    /// @param to K
    /// @param intervals number of steps
    record AlongTemperature(double[] composition, double from, double to, int intervals) implements MapPlan {
        @Override
        public String kind() {
            return "step";
        }
    }

    /// Equilibria at even steps along a line of compositions.
    ///
    /// @param temperature K
    /// @param from first composition
    /// @param to last composition
    /// @param intervals number of steps
    record AlongComposition(double temperature, double[] from, double[] to, int intervals) implements MapPlan {
        @Override
        public String kind() {
            return "step";
        }
    }
}
