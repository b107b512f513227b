package org.summitledger.cli;

import picocli.CommandLine.Option;

/** How much of this machine Spark may use. */
final class CoresOption {
  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Threads of local Spark (default: all). Ignored under spark-submit.")
  private int cores = Runtime.getRuntime().availableProcessors();

  int count() {
    return cores;
  }
}
