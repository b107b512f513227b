package org.summitledger.cli;

import org.summitledger.store.Place;
import picocli.CommandLine.Option;

/** Where the warehouse lies. */
final class WarehouseOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "warehouse",
      description = "The warehouse, or its hdfs:// or s3a:// URI (default: ${DEFAULT-VALUE}).")
  private Place out = new Place("warehouse");

  Place place() {
    return out;
  }
}
