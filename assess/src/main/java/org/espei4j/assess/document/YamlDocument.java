package org.espei4j.assess.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Builds the tree of one YAML text from SnakeYAML Engine's nodes.
final class YamlDocument {

    private static final int DEEPEST = 200;

    private final String name;
    private final String text;
    private final Problems problems;
    private final YamlScalars scalars = new YamlScalars();
    private boolean broken;

    YamlDocument(String name, String text, Problems problems) {
        this.name = name;
        this.text = text;
        this.problems = problems;
    }

    Optional<DocumentValue> read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(DocumentProblem.EMPTY_FILE.at(SourcePlace.of(name), ""));
                return Optional.empty();
            }
            DocumentValue value = value(root.get(), "", 0);
            return broken ? Optional.empty() : Optional.of(value);
        } catch (MarkedYamlEngineException e) {
            problems.add(new YamlSyntax(name).problem(e));
        } catch (YamlEngineException e) {
            problems.add(DocumentProblem.SYNTAX.at(SourcePlace.of(name), "", String.valueOf(e.getMessage()), "", ""));
        }
        return Optional.empty();
    }

    private DocumentValue value(Node node, String path, int depth) {
        SourcePlace place = place(node);
        if (depth > DEEPEST) {
            // A mapping that contains itself through an anchor never ends.
            problems.add(DocumentProblem.RECURSION.at(place, path.substring(0, Math.min(path.length(), 60))));
            broken = true;
            return new DocumentNull(place, path);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, place, path, depth);
            case SequenceNode sequence -> list(sequence, place, path, depth);
            case ScalarNode scalar -> scalars.value(scalar, place, path);
            default -> throw new IllegalStateException("unexpected node " + node.getNodeType());
        };
    }

    private DocumentObject object(MappingNode mapping, SourcePlace place, String path, int depth) {
        Map<String, DocumentValue> members = new LinkedHashMap<>();
        Map<String, SourcePlace> keyPlaces = new LinkedHashMap<>();
        List<DocumentObject> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (broken) {
                break;
            }
            SourcePlace keyPlace = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                String what = tuple.getKeyNode() instanceof SequenceNode ? "a list" : "an object";
                problems.add(DocumentProblem.KEY_NOT_TEXT.at(keyPlace, path, what));
                continue;
            }
            String key = keyNode.getValue();
            DocumentValue value = value(tuple.getValueNode(), path + "/" + key, depth + 1);
            if (keyNode.isPlain() && key.equals("<<")) {
                collectMerged(value, merged);
                continue;
            }
            SourcePlace first = keyPlaces.putIfAbsent(key, keyPlace);
            if (first == null) {
                members.put(key, value);
            } else {
                problems.add(DocumentProblem.DUPLICATE_KEY.at(keyPlace, path + "/" + key, key, first.line()));
            }
        }
        // The merge key of YAML 1.1: own keys win, then the earlier of several merged mappings.
        for (DocumentObject other : merged) {
            other.members().forEach(members::putIfAbsent);
            other.keyPlaces().forEach(keyPlaces::putIfAbsent);
        }
        return new DocumentObject(place, path, members, keyPlaces);
    }

    private void collectMerged(DocumentValue value, List<DocumentObject> merged) {
        switch (value) {
            case DocumentObject object -> merged.add(object);
            case DocumentList list -> list.entries().forEach(entry -> collectMerged(entry, merged));
            default ->
                problems.add(value.problem(DocumentProblem.WRONG_TYPE, value.describe(), "a mapping to merge", ""));
        }
    }

    private DocumentList list(SequenceNode sequence, SourcePlace place, String path, int depth) {
        List<DocumentValue> entries = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            if (broken) {
                break;
            }
            entries.add(value(entry, path + "/" + entries.size(), depth + 1));
        }
        return new DocumentList(place, path, entries);
    }

    private SourcePlace place(Node node) {
        return node.getStartMark().map(this::place).orElse(SourcePlace.of(name));
    }

    private SourcePlace place(Mark mark) {
        return new SourcePlace(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
