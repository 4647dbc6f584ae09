package org.espei4j.assess.dataset.read;

import java.util.Optional;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.document.Fields;
import org.espei4j.calphad.diagnostic.Problems;

/// What is measured at equilibrium, of activities and of other properties alike: the conditions, and a value for each.
///
/// @param conditions temperatures, pressures and compositions
/// @param values one for each combination of them
record MeasuredEquilibria(EquilibriumConditions conditions, MeasuredValues values) {

    /// Reads `conditions`, `values` and `weight`.
    ///
    /// @return empty if one of them is missing or wrong, which `problems` then tell
    static Optional<MeasuredEquilibria> parse(DatasetHeader header, Fields fields, Problems problems) {
        Optional<EquilibriumConditions> conditions = new EquilibriumConditionsParser(header, problems).parse(fields);
        if (conditions.isEmpty()) {
            // Whether the values fit cannot be said, but that they are known fields, and whether they are there at all.
            fields.required("values", "numbers in lists");
            fields.value("weight");
            return Optional.empty();
        }
        return new ValuesParser(
                        conditions.get().pressures().size(),
                        conditions.get().temperatures().size(),
                        conditions.get().compositions().size(),
                        "compositions",
                        problems)
                .parse(fields)
                .map(values -> new MeasuredEquilibria(conditions.get(), values));
    }
}
