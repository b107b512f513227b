package org.summitledger.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.summitledger.Found;
import org.summitledger.SparkTestSession;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Scenario;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.TestLake;
import org.summitledger.lake.Vintages;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.reference.CriticalMaterials;
import org.summitledger.reference.DependencyThresholds;
import org.summitledger.reference.Sectors;
import org.summitledger.report.dependency.SupplyChainDependency;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.MirrorTrade;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.Trade;
import org.summitledger.source.ShippedData;

/** What a day knew, for tests of single tables. */
public final class Night {
  private final List<Commitment> commitments = new ArrayList<>();
  private final List<Scenario> scenarios = new ArrayList<>();
  private final Map<LakeEntry, String> releases = new LinkedHashMap<>();
  private String trade = "";
  private LocalDate asOf = LocalDate.parse("2026-11-01");
  private Lake lake = new Lake(Path.of("no-lake"));
  private List<Selected> files = List.of();
  private CriticalMaterials materials = CriticalMaterials.none();
  private DependencyThresholds thresholds = DependencyThresholds.none();
  private Sectors sectors = TestTables.sectors();

  /** With commitments, and without trade. */
  public static Night with(Promise... promises) {
    Night night = new Night();
    for (Promise promise : promises) {
      night.commitments.add(promise.made());
    }
    return night;
  }

  /** A release of trade, known on the night if its day has come. */
  public Night release(String knownFrom, String lines) {
    releases.put(TestTrade.release(knownFrom, lines), lines);
    return this;
  }

  /** See {@link TestTrade}. */
  public Night trade(String lines) {
    trade = lines;
    return this;
  }

  /** A scenario of a commitment. */
  public Night scenario(Scenario scenario) {
    scenarios.add(scenario);
    return this;
  }

  /** Which products are critical. */
  public Night critical(CriticalMaterials known) {
    materials = known;
    return this;
  }

  /** Which schools of dependency judge. */
  public Night schools(DependencyThresholds known) {
    thresholds = known;
    return this;
  }

  /** Products are carried by {@link TestTables#sectorsWithWeights}. */
  public Night withWeights() {
    sectors = TestTables.sectorsWithWeights();
    return this;
  }

  /** The day of which things are known, yyyy-MM-dd. */
  public Night asOf(String day) {
    asOf = LocalDate.parse(day);
    return this;
  }

  Night files(Lake store, List<Selected> selected) {
    lake = store;
    files = selected;
    return this;
  }

  /** What tables are built from. */
  public ReportInputs inputs() {
    Ledger ledger = new Ledger(List.of(), commitments, scenarios, List.of());
    Grouping grouping =
        new Grouping(
            sectors,
            SupplyChainDependency.partners(ledger),
            ledger.parties(),
            ledger.counterparts());
    Trade flows = trade(grouping);
    PartyTrade parties = new PartyTrade(flows, ledger);
    return new ReportInputs(
        SparkTestSession.get(),
        asOf,
        ledger,
        TestTables.rates(asOf),
        sectors,
        lake,
        files,
        flows,
        new MirrorTrade(parties),
        parties,
        TestTables.cifMargins(),
        materials,
        thresholds,
        ShippedData.reference().unions(),
        new Joins());
  }

  private Trade trade(Grouping grouping) {
    Lake store = TestLake.create();
    releases.forEach((release, lines) -> TestTrade.put(store, release, lines, grouping));
    List<Selected> known = new ArrayList<>(Vintages.asOf(List.copyOf(releases.keySet()), asOf));
    known.addAll(TestTrade.put(store, trade, grouping, List.of()));
    return new Trade(SparkTestSession.get(), store, known, grouping);
  }

  /** Builds one table, as it is published: the columns of its definition only. */
  public Found build(ReportTable table) {
    return build(table, inputs());
  }

  /** The same from inputs that there are. */
  public static Found build(ReportTable table, ReportInputs inputs) {
    String[] columns = table.definition().schema().fieldNames();
    return Found.in(
        table
            .build(inputs)
            .selectExpr(
                java.util.Arrays.stream(columns).map(c -> "`" + c + "`").toArray(String[]::new)));
  }
}
