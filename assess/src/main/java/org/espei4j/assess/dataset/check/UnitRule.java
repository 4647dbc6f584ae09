package org.espei4j.assess.dataset.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.calphad.diagnostic.Problems;

/// Recognises values that are probably not in J, K and m³ per mole of atoms by their magnitude.
final class UnitRule implements DatasetRule {

    /// Magnitudes that a whole set of a property does not have.
    ///
    /// @param unit the unit that is expected
    /// @param small the greatest magnitude of a set is hardly ever below it
    /// @param smallHint what a smaller one may mean
    /// @param large no magnitude is ever above it
    /// @param largeHint what a larger one may mean
    private record Range(String unit, double small, String smallHint, double large, String largeHint) {}

    private static final String KILOJOULE = "Maybe they are in kilojoule: multiply them by 1000.";
    private static final String PER_FORMULA =
            "Maybe they are per mole of formula units or per kilogram, not per mole of atoms.";

    /// Enthalpies of alloys are tens of kJ/mol; those of the most stable oxides reach some hundreds of kJ per mole of
    /// atoms. A set whose greatest magnitude is below 100 J/mol would be below what calorimeters resolve.
    private static final Range ENERGY = new Range("J", 100, KILOJOULE, 1e6, PER_FORMULA);

    /// Entropies and heat capacities are of the order of R; differences may be as small as measurable (about 1 mJ).
    private static final Range HEAT = new Range("J/K", 1e-3, KILOJOULE, 1e3, PER_FORMULA);

    /// Molar volumes of condensed phases are about 1e-5 m³ per mole of atoms.
    private static final Range VOLUME =
            new Range("m³", 1e-8, "", 1e-3, "Maybe they are in cm³: divide them by 1000000.");

    private static final Map<String, Range> RANGES =
            Map.of("HM", ENERGY, "GM", ENERGY, "SM", HEAT, "CPM", HEAT, "V0", VOLUME, "VM", VOLUME);

    @Override
    public void check(Dataset dataset, Problems problems) {
        switch (dataset) {
            case FixedConfigurationDataset fixed -> check(fixed.property(), fixed.values(), problems);
            case EquilibriumDataset equilibria ->
                check(ThermochemicalProperty.parse(equilibria.property()), equilibria.values(), problems);
            case PhaseBoundaryDataset ignored -> {}
            case ActivityDataset ignored -> {}
            case DiffusionDataset ignored -> {}
        }
    }

    private static void check(ThermochemicalProperty property, MeasuredValues values, Problems problems) {
        Range range = RANGES.get(property.name());
        if (range == null) {
            return;
        }
        double greatest = 0;
        int place = 0;
        double[] numbers = values.toArray();
        for (int i = 0; i < numbers.length; i++) {
            if (Math.abs(numbers[i]) > greatest) {
                greatest = Math.abs(numbers[i]);
                place = i;
            }
        }
        String shown = new BigDecimal(greatest, new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        if (greatest > 0 && greatest < range.small()) {
            problems.add(DatasetProblem.VALUES_SMALL.at(
                    values.places().get(place), "/values", property, shown, range.unit(), range.smallHint()));
        } else if (greatest > range.large()) {
            problems.add(DatasetProblem.VALUES_LARGE.at(
                    values.places().get(place), "/values", property, shown, range.unit(), range.largeHint()));
        }
    }
}
