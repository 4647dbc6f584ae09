package org.espei4j.assess.selection;

/// The part of a candidate's term that depends on composition: the product of all site fractions of a configuration
/// (`YS`), times what distinguishes the parameters of one configuration from each other.
///
/// @param kind what `YS` is multiplied by
/// @param order which of several parameters: k of `Z^k`, or the position of the constituent for `V`; else 0
public record CompositionFactor(Kind kind, int order) {

    /// What distinguishes the parameters of one configuration.
    public enum Kind {
        /// Nothing: an endmember or a symmetric ternary interaction.
        PLAIN,
        /// Redlich–Kister: a power of `Z`, the product over binary sublattices of the difference of the site fractions.
        DIFFERENCE,
        /// Muggianu: `V = y + (1 − Σ y)/3` of one of three constituents.
        MUGGIANU
    }

    /// `YS` alone.
    public static final CompositionFactor PLAIN = new CompositionFactor(Kind.PLAIN, 0);

    private static final String[] CONSTITUENT_LETTERS = {"I", "J", "K"};

    /// `YS·Z^order`.
    static CompositionFactor difference(int order) {
        return new CompositionFactor(Kind.DIFFERENCE, order);
    }

    /// `YS·V` of the first, second or third constituent.
    static CompositionFactor muggianu(int constituent) {
        return new CompositionFactor(Kind.MUGGIANU, constituent);
    }

    /// Value at the site fractions of a sample, in moles of interactions per mole of formula units.
    double value(CompositionVariables variables) {
        return switch (kind) {
            case PLAIN -> variables.product();
            case DIFFERENCE -> variables.product() * power(variables.difference(), order);
            case MUGGIANU -> variables.product() * variables.muggianu(order);
        };
    }

    private static double power(double base, int exponent) {
        double value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= base;
        }
        return value;
    }

    /// The factor as text, e.g. `YS*Z^2`.
    public String label() {
        return switch (kind) {
            case PLAIN -> "YS";
            case DIFFERENCE -> order == 0 ? "YS" : order == 1 ? "YS*Z" : "YS*Z^" + order;
            case MUGGIANU -> "YS*V_" + CONSTITUENT_LETTERS[order];
        };
    }
}
