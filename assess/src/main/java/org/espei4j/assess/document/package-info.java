/// JSON and YAML files as trees in which every value knows where it stands.
///
/// [DocumentReader][org.espei4j.assess.document.DocumentReader] turns a file into a
/// [DocumentValue][org.espei4j.assess.document.DocumentValue]; [Fields][org.espei4j.assess.document.Fields] takes typed
/// values out of one object and reports what is missing, misspelt or of the wrong type. The syntax is left to Jackson
/// (JSON) and SnakeYAML Engine (YAML); this package adds places, key paths and words that a scientist understands.
@NullMarked
package org.espei4j.assess.document;

import org.jspecify.annotations.NullMarked;
