package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reads a fixed-configuration set: one with a `solver`.
final class FixedConfigurationParser {

    /// Properties that some step of a run reads, or that are recognised as not used.
    private static final List<String> OUTPUTS = List.of(
            "HM_MIX",
            "HM_FORM",
            "HM",
            "SM_MIX",
            "SM_FORM",
            "SM",
            "CPM_MIX",
            "CPM_FORM",
            "CPM",
            "V0",
            "V0_MIX",
            "VM",
            "VM_MIX");

    private static final List<String> CONTRIBUTIONS =
            List.of("ref", "idmix", "xsmix", "mag", "2st", "ein", "vol", "ord");

    private final DatasetHeader header;
    private final Fields fields;
    private final Collection<String> customOutputs;
    private final Problems problems;

    /// @param customOutputs further properties that steps of the caller read
    FixedConfigurationParser(DatasetHeader header, Fields fields, Collection<String> customOutputs, Problems problems) {
        this.header = header;
        this.fields = fields;
        this.customOutputs = customOutputs;
        this.problems = problems;
    }

    Optional<Dataset> parse() {
        checkHeader();
        SortedSet<String> excluded = excludedContributions();
        Optional<DocumentObject> conditionsObject = fields.required("conditions", "an object with T and P")
                .flatMap(value -> TypedValues.object(value, problems));
        Optional<List<Double>> pressures = Optional.empty();
        Optional<List<Double>> temperatures = Optional.empty();
        if (conditionsObject.isPresent()) {
            Fields conditions = new Fields(conditionsObject.get(), problems);
            Potentials potentials = new Potentials(conditions, problems);
            pressures = potentials.pressures();
            temperatures = potentials.temperatures(true);
            ConditionKeys.rejectOthers(conditionsObject.get(), List.of("P", "T"), problems);
        }
        Optional<Fields> solver = fields.object("solver").map(object -> new Fields(object, problems));
        if (solver.isEmpty()) {
            fields.value("values");
            fields.value("weight");
            return Optional.empty();
        }
        checkMode(solver.get());
        Optional<DocumentValue> ratiosValue =
                solver.get().required("sublattice_site_ratios", "a list with one number per sublattice");
        Optional<List<Double>> ratios = ratiosValue.flatMap(this::siteRatios);
        ConfigurationsParser.Result configurations =
                new ConfigurationsParser(solver.get(), problems).parse(ratios.map(List::size));
        solver.get().value("comment");
        solver.get().warnOfOthers(List.of());
        if (pressures.isEmpty() || temperatures.isEmpty() || configurations.listed() == 0) {
            fields.required("values", "numbers in lists");
            fields.value("weight");
            return Optional.empty();
        }
        Optional<MeasuredValues> values = new ValuesParser(
                        pressures.get().size(),
                        temperatures.get().size(),
                        configurations.listed(),
                        "configurations",
                        problems)
                .parse(fields);
        configurations.usable().ifPresent(this::checkComponents);
        if (problems.hasErrors()
                || values.isEmpty()
                || ratios.isEmpty()
                || configurations.usable().isEmpty()) {
            return Optional.empty();
        }
        SourcePlace ratiosPlace = ratiosValue.map(DocumentValue::place).orElse(header.place());
        return Optional.of(new FixedConfigurationDataset(
                header,
                ratios.get(),
                ratiosPlace,
                configurations.usable().get(),
                pressures.get(),
                temperatures.get(),
                values.get(),
                excluded));
    }

    private void checkHeader() {
        if (header.phases().size() > 1) {
            problems.add(DatasetProblem.ONE_PHASE.at(
                    header.places().phases(), "/phases", header.phases().size()));
        }
        String output = header.output();
        if (!OUTPUTS.contains(output) && !customOutputs.contains(output)) {
            List<String> known = new ArrayList<>(OUTPUTS);
            known.addAll(customOutputs);
            problems.add(DatasetProblem.UNKNOWN_OUTPUT.at(
                    header.places().output(),
                    "/output",
                    output,
                    String.join(", ", known),
                    Spelling.hint(output, known)));
        } else if (List.of("HM", "SM", "CPM").contains(output)) {
            problems.add(DatasetProblem.ABSOLUTE_OUTPUT.at(header.places().output(), "/output", output));
        }
    }

    private void checkMode(Fields solver) {
        Optional<DocumentValue> mode = solver.value("mode");
        if (mode.isEmpty()) {
            problems.add(solver.object().problem(DatasetProblem.MODE_ASSUMED));
            return;
        }
        Optional<String> text = TypedValues.text(mode.get(), problems);
        if (text.isPresent() && !text.get().equals("manual")) {
            problems.add(mode.get().problem(DatasetProblem.UNKNOWN_MODE, text.get()));
        }
    }

    private Optional<List<Double>> siteRatios(DocumentValue value) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        if (list.get().entries().isEmpty()) {
            problems.add(value.problem(DatasetProblem.EMPTY_LIST, "one number per sublattice"));
            return Optional.empty();
        }
        List<Double> ratios = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            Optional<Double> ratio = TypedValues.measuredNumber(entry, problems);
            if (ratio.isPresent() && ratio.get() <= 0) {
                problems.add(entry.problem(DatasetProblem.SITE_RATIO_NOT_POSITIVE, Potentials.written(entry)));
            }
            ratio.ifPresent(ratios::add);
        }
        return ratios.size() == list.get().entries().size() ? Optional.of(ratios) : Optional.empty();
    }

    private SortedSet<String> excludedContributions() {
        SortedSet<String> excluded = new TreeSet<>();
        Optional<DocumentList> list = fields.list("excluded_model_contributions");
        for (DocumentValue entry : list.map(DocumentList::entries).orElse(List.of())) {
            Optional<String> name = TypedValues.text(entry, problems);
            if (name.isPresent() && !CONTRIBUTIONS.contains(name.get())) {
                problems.add(entry.problem(
                        DatasetProblem.UNKNOWN_CONTRIBUTION,
                        name.get(),
                        String.join(", ", CONTRIBUTIONS),
                        Spelling.hint(name.get(), CONTRIBUTIONS)));
            }
            name.ifPresent(excluded::add);
        }
        return excluded;
    }

    /// Every component must be used and every constituent listed; the vacancy need not be either.
    private void checkComponents(List<OccupiedConfiguration> configurations) {
        if (header.components().isEmpty()) {
            return;
        }
        SortedSet<String> used = new TreeSet<>();
        for (OccupiedConfiguration configuration : configurations) {
            for (List<String> names : configuration.constituents()) {
                for (String name : names) {
                    if (used.add(name)
                            && !name.equals(PhaseModel.VACANCY)
                            && !header.components().contains(name)) {
                        problems.add(DatasetProblem.COMPONENT_UNLISTED.at(
                                configuration.place(),
                                "/solver/sublattice_configurations/" + configuration.index(),
                                name,
                                String.join(", ", header.components())));
                    }
                }
            }
        }
        for (String component : header.elements()) {
            if (!used.contains(component)) {
                problems.add(
                        DatasetProblem.COMPONENT_UNUSED.at(header.places().components(), "/components", component));
            }
        }
    }
}
