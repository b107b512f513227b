package org.summitledger.run;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.LedgerReader;
import org.summitledger.lake.Grouping;
import org.summitledger.reference.ReferenceData;
import org.summitledger.reference.Sector;
import org.summitledger.report.dependency.SupplyChainDependency;

/**
 * What was read of the inputs: everything but the statistical files, which go into the lake.
 *
 * @param inputs the files
 * @param reference code lists and rates
 * @param register the ledger's tables
 */
public record Datasets(Inputs inputs, ReferenceData reference, LedgerReader.Result register) {

  /**
   * Reads the register and the reference data.
   *
   * @throws org.summitledger.source.BadInputException with every problem found
   */
  public static Datasets read(Inputs inputs) {
    ReferenceData reference = ReferenceData.read(inputs.reference().folder());
    Set<String> sectorIds =
        reference.sectors().all().stream().map(Sector::id).collect(Collectors.toSet());
    return new Datasets(
        inputs,
        reference,
        LedgerReader.read(
            inputs.register().folder(),
            inputs.investment().folder(),
            sectorIds,
            reference.countries().iso3()));
  }

  /** What trade is added up by on a day: the sectors and the ledger's pairs as they were known. */
  Grouping grouping(LocalDate day) {
    Ledger ledger = register.ledger().asOf(day);
    return new Grouping(
        reference.sectors().asOf(day),
        SupplyChainDependency.partners(ledger),
        ledger.parties(),
        ledger.counterparts());
  }
}
