package org.summitledger.report;

import java.util.ArrayList;
import java.util.List;
import org.summitledger.report.dependency.DependencyFlags;
import org.summitledger.report.dependency.SupplyChainDependency;
import org.summitledger.report.gravity.Gravity;
import org.summitledger.report.growth.GrowthDecomposition;
import org.summitledger.report.growth.SectorGrowth;
import org.summitledger.report.revision.RevisionStats;
import org.summitledger.report.revision.Revisions;
import org.summitledger.report.structure.MarketShareAnalysis;
import org.summitledger.report.structure.TradeStructure;
import org.summitledger.report.summit.CounterfactualDonors;
import org.summitledger.report.summit.Counterfactuals;
import org.summitledger.report.summit.TradeStability;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.tracking.CommitmentProgress;
import org.summitledger.report.tracking.Commitments;
import org.summitledger.report.tracking.SectorTracking;
import org.summitledger.report.trade.MirrorGap;
import org.summitledger.report.trade.ReportTable;

/** The published tables. */
public final class Tables {
  private Tables() {}

  /**
   * The tables built from the night's inputs, in the order in which they are begun; none needs
   * another. On a world's trade some take as long as several others: begun last, they would be
   * waited for alone.
   */
  public static List<ReportTable> reports() {
    return List.of(
        new Commitments(),
        new CommitmentProgress(),
        new SectorTracking(),
        new DependencyFlags(),
        new TradeStructure(),
        new GrowthDecomposition(),
        new MarketShareAnalysis(),
        new Gravity(),
        new TradeStability(),
        new Counterfactuals(),
        new CounterfactualDonors(),
        new SupplyChainDependency(),
        new SectorGrowth(),
        new Revisions(),
        new RevisionStats(),
        new MirrorGap(),
        new RejectedRows(),
        new Sources(),
        new DataDictionary());
  }

  /**
   * What each published table is; {@code join_audit} and {@code audit_results} are made from the
   * others.
   */
  public static List<TableDefinition> definitions() {
    List<TableDefinition> all = new ArrayList<>();
    reports().forEach(table -> all.add(table.definition()));
    all.add(new JoinAudit().definition());
    all.add(AuditResults.definition());
    return all;
  }

  /** The definition of a published table. */
  public static TableDefinition definition(String name) {
    return definitions().stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find table '"
                        + name
                        + "'; the tables are "
                        + definitions().stream().map(TableDefinition::name).toList()));
  }
}
