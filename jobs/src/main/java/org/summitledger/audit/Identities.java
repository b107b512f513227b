package org.summitledger.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.summitledger.report.AuditResults.Finding;

/** What must follow from each other among the numbers of the tables of indicators. */
public final class Identities {
  private Identities() {}

  /** All findings, one an identity, of a folder whose tables keep their contracts. */
  public static List<Finding> of(Path folder) {
    return checks(folder).stream().flatMap(check -> check.get().stream()).toList();
  }

  /** Checks of a folder whose tables keep their contracts; each has a finding an identity. */
  public static List<Supplier<List<Finding>>> checks(Path folder) {
    return List.of(
        () -> new GrowthIdentities(folder).findings(),
        () -> new ShareIdentities(folder).all(),
        () -> new ModelIdentities(folder).all(),
        () -> new GravityIdentities(folder).all());
  }
}
