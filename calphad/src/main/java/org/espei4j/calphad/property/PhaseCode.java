package org.espei4j.calphad.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.jspecify.annotations.Nullable;

/// A phase with everything about its properties that has been compiled so far: each part when it is first needed.
/// Thread-safe.
final class PhaseCode {

    private final PhaseModel model;
    private final CompiledPhase compiled;
    private final double[] theta;
    private final boolean hasVolume;
    private final Map<String, FirstDerivatives> named = new ConcurrentHashMap<>();
    private @Nullable PhaseProperties properties;
    private @Nullable PhaseCode endmembers;
    private @Nullable Optional<PhaseCode> mixture;
    private @Nullable SecondDerivatives secondDerivatives;
    private @Nullable EnergyDifferentiation energy;
    private @Nullable EquilibriumSpecs alone;

    /// @param theta fitted values
    PhaseCode(PhaseModel model, CompiledPhase compiled, double[] theta) {
        this.model = model;
        this.compiled = compiled;
        this.theta = theta;
        hasVolume = Symbols.of(model.gibbsEnergy()).contains(Symbol.Potential.PRESSURE);
    }

    PhaseModel model() {
        return model;
    }

    PhaseDescription description() {
        return model.description();
    }

    String name() {
        return model.description().name();
    }

    CompiledPhase compiled() {
        return compiled;
    }

    double[] theta() {
        return theta;
    }

    /// Whether the energy depends on pressure: without, the database says nothing of the volume.
    boolean hasVolume() {
        return hasVolume;
    }

    synchronized PhaseProperties properties() {
        PhaseProperties known = properties;
        if (known == null) {
            known = PhaseProperties.of(model);
            properties = known;
        }
        return known;
    }

    /// The model without interactions and ideal mixing; empty where it has no meaning.
    synchronized Optional<PhaseCode> endmembers() {
        if (endmembers == null && model.endmemberModel().isPresent()) {
            endmembers = new PhaseCode(model.endmemberModel().get(), compiled, theta);
        }
        return Optional.ofNullable(endmembers);
    }

    /// The mechanical mixture of the endmembers; empty where there is none.
    synchronized Optional<PhaseCode> mixture() {
        if (mixture == null) {
            mixture = model.endmemberMixture().map(mixed -> new PhaseCode(mixed, compiled, theta));
        }
        return mixture;
    }

    synchronized EnergyDifferentiation energy() {
        EnergyDifferentiation known = energy;
        if (known == null) {
            known = new EnergyDifferentiation(model);
            energy = known;
        }
        return known;
    }

    synchronized SecondDerivatives secondDerivatives() {
        SecondDerivatives known = secondDerivatives;
        if (known == null) {
            known = new SecondDerivatives(model);
            secondDerivatives = known;
        }
        return known;
    }

    /// The phase as a system of its own, with the elements of the whole system.
    synchronized EquilibriumSpecs alone() {
        EquilibriumSpecs known = alone;
        if (known == null) {
            known = EquilibriumSpecs.of(List.of(compiled));
            alone = known;
        }
        return known;
    }

    /// A property other than the energy; empty if the database gives the phase none of that name.
    Optional<FirstDerivatives> named(String property) {
        Optional<Expr> expression = model.property(property);
        return expression.map(value -> named.computeIfAbsent(property, name -> new FirstDerivatives(model, value)));
    }
}
