package org.summitledger.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;

/**
 * Imports over twelve months from files of months or quarters. What one supplier delivers in a year
 * cannot be told from sums of squares of months: the lines themselves are read, of the products
 * asked for only, one importer and product after the other.
 */
final class SupplyWindows {
  private static final Column[] ORDER = {
    col("source"),
    col("reporter"),
    col("product"),
    col("currency"),
    col("frequency"),
    col("period_start"),
    col("dataflow"),
    col("partner"),
    col("line")
  };

  private final ReportInputs inputs;
  private final Column chosen;
  private final BinaryOperator<String> goods;

  /**
   * Of what was known on a day.
   *
   * @param chosen whether the product of a line is asked for
   * @param goods what tells whether a product means the same in two revisions; the revision is null
   *     where it is not stated
   */
  SupplyWindows(ReportInputs inputs, Column chosen, BinaryOperator<String> goods) {
    this.inputs = inputs;
    this.chosen = chosen;
    this.goods = goods;
  }

  /** One window for each period that a file states, in no order. */
  List<Supply> read() {
    List<Selected> files =
        inputs.trade().selected().stream().filter(s -> isWanted(s.entry())).toList();
    return files.isEmpty() ? List.of() : read(lines(files).toLocalIterator(), stated(files));
  }

  private static boolean isWanted(LakeEntry entry) {
    boolean isShort = !entry.frequency().equals("A");
    return isShort
        && entry.contents().pairs().containsKey("import")
        && entry.contents().productLevels().stream()
            .anyMatch(level -> !level.equals("TOTAL") && !level.equals("HS2"));
  }

  private Dataset<Row> lines(List<Selected> files) {
    Object[] parties = inputs.ledger().parties().toArray();
    Object[] ofParties =
        files.stream()
            .map(Selected::entry)
            .filter(LakeEntry::holdsWorld)
            .map(LakeEntry::fileSha256)
            .toArray();
    Column reports = not(col("file_sha256").isin(ofParties));
    return inputs
        .trade()
        .leaves(files)
        .all()
        .filter(col("flow").equalTo("import").and(chosen))
        .filter(reports.or(col("reporter").isin(parties)))
        .orderBy(ORDER);
  }

  /** Which periods of which importer the files state of which source, whatever the product. */
  private static Set<List<String>> stated(List<Selected> files) {
    Set<List<String>> stated = new HashSet<>();
    for (Selected file : files) {
      LakeEntry entry = file.entry();
      if (entry.holdsSectors()) {
        entry
            .contents()
            .imports()
            .forEach(
                (importer, byPeriod) ->
                    byPeriod.keySet().stream()
                        .filter(start -> file.periods().contains(start))
                        .forEach(start -> stated.add(List.of(entry.source(), importer, start))));
      }
    }
    return stated;
  }

  private List<Supply> read(Iterator<Row> lines, Set<List<String>> stated) {
    Set<List<String>> addingUp = addingUp();
    List<Supply> windows = new ArrayList<>();
    Map<Supply.Series, MonthlySupply> open = new HashMap<>();
    String last = "";
    while (lines.hasNext()) {
      Row line = lines.next();
      String product =
          line.getAs("source") + " " + line.getAs("reporter") + " " + line.getAs("product");
      if (!product.equals(last)) {
        open.values().forEach(months -> windows.addAll(months.windows(stated)));
        open.clear();
        last = product;
      }
      boolean addsUp = addingUp.contains(List.of(line.getAs("source"), line.getAs("dataflow")));
      open.computeIfAbsent(series(line), MonthlySupply::new).add(line, addsUp);
    }
    open.values().forEach(months -> windows.addAll(months.windows(stated)));
    return windows;
  }

  /** The dataflows of which the world is the sum over all partners. */
  private Set<List<String>> addingUp() {
    Set<List<String>> adding = new HashSet<>();
    inputs.trade().selected().stream()
        .map(Selected::entry)
        .filter(LakeEntry::addsUpWorld)
        .forEach(entry -> adding.add(List.of(entry.source(), entry.dataflow())));
    return adding;
  }

  private Supply.Series series(Row line) {
    String product = line.getAs("product");
    return new Supply.Series(
        line.getAs("source"),
        line.getAs("reporter"),
        product,
        goods.apply(product, line.getAs("hs_revision")),
        line.getAs("currency"),
        line.getAs("frequency"));
  }
}
