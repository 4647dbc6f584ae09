package org.espei4j.cli.thermo;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espei4j.calphad.equilibrium.Condition;

/// What conditions leave to be found besides the equilibrium itself.
///
/// @param temperature whether the temperature is not given
/// @param pressure whether the pressure is not given
/// @param amounts whether the amounts of elements are not all given
record OpenQuantities(boolean temperature, boolean pressure, boolean amounts) {

    /// What is left open by conditions on some quantities, the pressure being one atmosphere unless a volume is given.
    ///
    /// @param quantities names as [Condition#quantity] gives them
    static OpenQuantities of(List<String> quantities, int elements) {
        Set<String> given = quantities.stream().collect(Collectors.toSet());
        boolean volume = given.contains("V") || given.contains("VM");
        long amounts = given.stream()
                .filter(name -> name.equals("N") || name.matches("[NXW]\\([^,]*\\)"))
                .count();
        boolean total = given.stream().anyMatch(name -> name.equals("N") || name.startsWith("N("));
        return new OpenQuantities(
                !given.contains("T"), volume && !given.contains("P"), amounts + (total ? 0 : 1) < elements);
    }

    /// What complete conditions leave open.
    static OpenQuantities of(Collection<Condition> conditions, int elements) {
        return of(conditions.stream().map(Condition::quantity).toList(), elements);
    }
}
