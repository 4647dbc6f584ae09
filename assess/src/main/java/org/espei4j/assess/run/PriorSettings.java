package org.espei4j.assess.run;

import java.util.List;
import org.espei4j.assess.prior.PriorSpecification;

/// Prior densities, as the run file states them.
public sealed interface PriorSettings {

    /// One specification for every parameter.
    ///
    /// @param specification applied to each start value
    record Same(PriorSpecification specification) implements PriorSettings {}

    /// One specification per parameter.
    ///
    /// @param specifications in the order of the fitted symbols; as many as there are symbols
    record Each(List<PriorSpecification> specifications) implements PriorSettings {

        /// Copies the list.
        public Each {
            specifications = List.copyOf(specifications);
        }
    }
}
