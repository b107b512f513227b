package org.summitledger.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.summitledger.commitment.CrossCurrencyCheck;
import org.summitledger.lake.Contents;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;

/** Checks that need no Spark: files add up, joins kept their word, printed amounts agree. */
public final class Reconciliation {
  private Reconciliation() {}

  /** In every file, rows and money read are kept, rejected or excluded. */
  public static List<Finding> files(List<Selected> selected) {
    List<Finding> findings = new ArrayList<>();
    for (Selected s : selected) {
      LakeEntry e = s.entry();
      long rows = e.rowsKept() + e.rowsRejected() + e.rowsExcluded();
      BigDecimal money = e.valueKept().add(e.valueRejected()).add(e.valueExcluded());
      findings.add(
          Auditor.finding(
              "sources",
              "rows_and_money_add_up:" + e.fileName(),
              rows + " rows, " + money.toPlainString(),
              e.rowsRead() + " rows, " + e.valueRead().toPlainString(),
              rows == e.rowsRead() && money.compareTo(e.valueRead()) == 0));
      findings.add(
          new Finding(
              "sources",
              "no_rows_rejected:" + e.fileName(),
              "warn",
              e.rowsRejected() + " rows rejected",
              "0 rows; a rejected row is missing from every total",
              e.rowsRejected() == 0));
    }
    return findings;
  }

  /**
   * What the lake read of the periods in use is in the tables' trade, source by source, to the last
   * thousandth. The lake's sums are made when a file is read, without Spark.
   */
  public static List<Finding> lake(List<Selected> selected, Grouping grouping, TradeTotals totals) {
    List<Selected> sectors = selected.stream().filter(s -> s.entry().listsAllProducts()).toList();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        reaches(
            "money_of_files_reaches_tables:",
            read(sectors, grouping, Contents::values),
            totals.stated()));
    findings.addAll(
        reaches(
            "imports_of_files_reach_tables:",
            read(selected, grouping, Contents::imports),
            totals.imports()));
    return findings;
  }

  private static Map<String, BigDecimal> read(
      List<Selected> files,
      Grouping grouping,
      Function<Contents, SortedMap<String, SortedMap<String, BigDecimal>>> money) {
    Map<String, BigDecimal> read = new TreeMap<>();
    for (Selected file : files) {
      Map<String, BigDecimal> values =
          Contents.byPeriod(
              money.apply(file.entry().contents()),
              reporter -> grouping.adds(file.entry(), reporter));
      for (String period : file.periods()) {
        read.merge(
            file.entry().source(), values.getOrDefault(period, BigDecimal.ZERO), BigDecimal::add);
      }
    }
    return read;
  }

  private static List<Finding> reaches(
      String check, Map<String, BigDecimal> lake, Map<String, BigDecimal> tables) {
    tables.keySet().forEach(source -> lake.putIfAbsent(source, BigDecimal.ZERO));
    List<Finding> findings = new ArrayList<>();
    lake.forEach(
        (source, money) -> {
          BigDecimal found = tables.getOrDefault(source, BigDecimal.ZERO);
          findings.add(
              Auditor.finding(
                  "sources",
                  check + source,
                  found.toPlainString(),
                  money.toPlainString(),
                  found.compareTo(money) == 0));
        });
    return findings;
  }

  /** No cell is spoken for by two dataflows of a source: sums would hold it twice. */
  public static List<Finding> dataflows(TradeTotals totals) {
    List<Finding> findings = new ArrayList<>();
    totals
        .repeated()
        .forEach(
            (source, repeated) ->
                findings.add(
                    Auditor.finding(
                        "sources",
                        "one_dataflow_speaks_for_a_cell:" + source,
                        repeated + " cells of several dataflows",
                        "0 cells of several dataflows",
                        repeated == 0)));
    return findings;
  }

  /** No join multiplied rows that it must not multiply. */
  public static List<Finding> joins(List<JoinCount> joins) {
    return joins.stream()
        .map(
            j ->
                Auditor.finding(
                    j.report(),
                    "join_keeps_its_cardinality:" + j.join(),
                    j.multiplied() + " rows multiplied",
                    j.cardinality() == Cardinality.AT_MOST_ONE ? "0 rows multiplied" : "any",
                    !j.isBroken()))
        .toList();
  }

  /**
   * What one promise was printed as in several currencies agrees with the exchange rate, or the
   * ledger says that it does not.
   */
  public static List<Finding> printedAmounts(List<CrossCurrencyCheck.Finding> findings) {
    return findings.stream()
        .map(
            f ->
                Auditor.finding(
                    "commitments",
                    "printed_amounts_agree:" + f.commitmentId() + ":" + f.statement().id(),
                    String.format(
                        Locale.ROOT,
                        "%.3f of the target; assessed as %s",
                        f.ratio(),
                        f.statement().assessment()),
                    "0.75 to 1.25 where consistent, outside where a printed error",
                    f.isAssessedRightly()))
        .toList();
  }
}
