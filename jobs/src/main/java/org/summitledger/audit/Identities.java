package org.summitledger.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.summitledger.report.AuditResults.Finding;

/** What must follow from each other among the numbers of the tables of indicators. */
public final class Identities {
  private Identities() {}

  /** One finding an identity, of a folder whose tables keep their contracts. */
  public static List<Finding> of(Path folder) {
    List<Finding> findings = new ArrayList<>(new GrowthIdentities(folder).findings());
    findings.addAll(new ShareIdentities(folder).all());
    findings.addAll(new ModelIdentities(folder).all());
    findings.addAll(new GravityIdentities(folder).all());
    return findings;
  }
}
