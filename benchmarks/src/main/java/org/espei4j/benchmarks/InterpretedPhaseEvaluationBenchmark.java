package org.espei4j.benchmarks;

import org.openjdk.jmh.annotations.Fork;

/// The same by the interpreter, which every phase starts with.
@Fork(value = 1, jvmArgsAppend = "-Despei4j.compile.patience=0")
public class InterpretedPhaseEvaluationBenchmark extends PhaseEvaluationBenchmark {}
