package org.summitledger.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.summitledger.report.AuditResults.Finding;

/** What must follow from each other among the numbers of the tables of indicators. */
public final class Identities {
  private Identities() {}

  /** One finding an identity, of a folder whose tables keep their contracts. */
  public static List<Finding> of(Path folder) {
    return Stream.<Supplier<List<Finding>>>of(
            () -> new GrowthIdentities(folder).findings(),
            () -> new ShareIdentities(folder).all(),
            () -> new ModelIdentities(folder).all(),
            () -> new GravityIdentities(folder).all())
        .parallel()
        .map(Supplier::get)
        .flatMap(List::stream)
        .toList();
  }
}
