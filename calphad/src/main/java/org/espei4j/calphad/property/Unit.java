package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;

/// A unit as a product of powers of J, mol, K, Pa and m³.
///
/// @param joule power of J
/// @param mole power of mol
/// @param kelvin power of K
/// @param pascal power of Pa
/// @param cubicMetre power of m³
record Unit(int joule, int mole, int kelvin, int pascal, int cubicMetre) {

    private static final Unit NONE = new Unit(0, 0, 0, 0, 0);
    private static final Unit KELVIN = new Unit(0, 0, 1, 0, 0);
    private static final Unit PER_MOLE = new Unit(0, -1, 0, 0, 0);

    /// The unit of a quantity by its name; none for pure numbers and for what a database defines by parameters.
    ///
    /// @param quantity as [Property#quantity]
    static Unit of(String quantity) {
        String name = quantity.replaceFirst("_ALONE$|_MIX$|_MIX_EM$", "");
        return switch (name) {
            case "T", "T0", "TC", "NT" -> KELVIN;
            case "P" -> new Unit(0, 0, 0, 1, 0);
            case "N" -> new Unit(0, 1, 0, 0, 0);
            case "MU", "MUR", "DGM" -> extensive('G').times(PER_MOLE);
            case "G", "H", "S", "V", "CP" -> extensive(name.charAt(0));
            case "GM", "HM", "SM", "VM", "CPM", "GMR", "HMR", "SMR" ->
                extensive(name.charAt(0)).times(PER_MOLE);
            case "G_PARTIAL", "H_PARTIAL", "S_PARTIAL", "V_PARTIAL" ->
                extensive(name.charAt(0)).times(PER_MOLE);
            default -> NONE;
        };
    }

    /// The unit of a function of a whole system by its first letter; C is the heat capacity.
    private static Unit extensive(char letter) {
        return switch (letter) {
            case 'S', 'C' -> new Unit(1, 0, -1, 0, 0);
            case 'V' -> new Unit(0, 0, 0, 0, 1);
            default -> new Unit(1, 0, 0, 0, 0);
        };
    }

    /// The unit of a product.
    Unit times(Unit other) {
        return new Unit(
                joule + other.joule,
                mole + other.mole,
                kelvin + other.kelvin,
                pascal + other.pascal,
                cubicMetre + other.cubicMetre);
    }

    /// The unit of a quotient.
    Unit over(Unit other) {
        return times(new Unit(-other.joule, -other.mole, -other.kelvin, -other.pascal, -other.cubicMetre));
    }

    /// In ASCII, such as `J/(mol K)`; empty for pure numbers.
    @Override
    public String toString() {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        add("J", joule, above, below);
        add("mol", mole, above, below);
        add("K", kelvin, above, below);
        add("Pa", pascal, above, below);
        add("m3", cubicMetre, above, below);
        if (below.isEmpty()) {
            return String.join(" ", above);
        }
        String divisor = String.join(" ", below);
        return (above.isEmpty() ? "1" : String.join(" ", above))
                + "/"
                + (below.size() == 1 ? divisor : "(" + divisor + ")");
    }

    private static void add(String symbol, int power, List<String> above, List<String> below) {
        if (power != 0) {
            int size = Math.abs(power);
            (power > 0 ? above : below).add(size == 1 ? symbol : symbol + "^" + size);
        }
    }
}
