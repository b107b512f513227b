package org.summitledger;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.LedgerReader;
import org.summitledger.reference.ReferenceData;
import org.summitledger.reference.Sector;

/** The datasets that the project ships, for tests of what they say. */
public final class ShippedDatasets {
  private ShippedDatasets() {}

  /** Their folder. */
  public static Path folder() {
    return Path.of(System.getProperty("summitledger.root", ".."), "datasets")
        .toAbsolutePath()
        .normalize();
  }

  /** Code lists and rates. */
  public static ReferenceData reference() {
    return ReferenceData.read(folder().resolve("reference"));
  }

  /** The register, on whatever day it was recorded. */
  public static Ledger ledger(ReferenceData reference) {
    Set<String> sectors =
        reference.sectors().all().stream().map(Sector::id).collect(Collectors.toSet());
    return LedgerReader.read(
            folder().resolve("commitments"),
            folder().resolve("investment"),
            sectors,
            reference.countries().iso3())
        .ledger();
  }
}
