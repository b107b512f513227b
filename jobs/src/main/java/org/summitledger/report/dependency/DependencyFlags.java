package org.summitledger.report.dependency;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Whether schools of dependency call a country dependent on foreign supply of a product, by how
 * much, and for how long. Where a source lists only some suppliers, a judgement is made if it does
 * not depend on the others.
 */
public final class DependencyFlags implements ReportTable {
  @Override
  public TableDefinition definition() {
    return asked(key())
        .answer(
            "What the indicator says; null where only its bounds are known. Of flag: how many"
                + " conditions hold.",
            "see column indicator")
        .mayBeEmpty()
        .build();
  }

  private static TableDefinition.Builder key() {
    return TableDefinition.named(
            "dependency_flags",
            "An indicator of a school of dependency, or its flag, of a country's imports of a"
                + " product in a period: value, threshold, distance, whether it holds and for how"
                + " long. Products are HS headings and finer: all that hold a critical material, of"
                + " parties of commitments, and of all importers of a source that states at most "
                + Importers.FEW
                + "; and, flags by value only, all others that parties of commitments import by"
                + " files of years that list all suppliers.")
        .from(
            "imports by supplier; exports by product; dependency_thresholds.csv;"
                + " critical_materials.csv; critical_lists.csv; customs_unions.csv")
        .key("source", "The statistical source; see table sources.")
        .key("importer", "Whose imports: ISO3. Each country is judged alone.")
        .key("product", "HS code, digits as text; followed over HS revisions while its goods stay.")
        .key("frequency", "A year, Q quarter, M month: of the source's periods.")
        .key("currency", "ISO 4217 code of the money that the row is made of.")
        .key(
            "period_start",
            DataTypes.DateType,
            "First day of the period; of months and quarters, the last of the twelve months judged.")
        .key("basis", "value; or weight, where the source has quantities in kg or t.")
        .key("school", "eu, cepii_geodep, merics or another of dependency_thresholds.csv.")
        .key(
            "indicator",
            "cdi1, import_hhi: concentration of suppliers, sum of squared shares. cdi2: imports from"
                + " outside a customs union / imports; cdi1 to cdi3 of members of the European Union"
                + " are null. cdi3, import_export_ratio: imports / exports of the importer."
                + " world_export_hhi: concentration of the world's exporters. partner_share,"
                + " top_supplier_share: share of the largest supplier. supplier_alternatives: not"
                + " computable. flag: what the school concludes. An indicator that no period of a"
                + " series can tell stands in its last period only.")
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-07.")
        .text("product_level", "HS4, HS6, HS8 or HS9.")
        .optionalText("hs_revision", "Of the product, such as HS2017; null where not stated.")
        .optionalText(
            "critical_materials",
            "Ids of the critical materials that the product holds, | between; null if none.")
        .optionalFlag(
            "critical_exact",
            "Whether the product holds one of these materials and nothing else; false where it"
                + " holds other goods too, in a proportion that nobody states; null if none.")
        .optionalText(
            "critical_lists", "Official lists that hold any of them, | between; null if none.")
        .money("imports", "as amount_unit", "Imports from all suppliers; null where unknown.", "")
        .optionalText("supplier", "The largest supplier that the source lists; null if none.")
        .money("from_supplier", "as amount_unit", "Imports from it.", "")
        .optionalText("amount_unit", "The currency, or kg or t; null where there is no weight.");
  }

  private static TableDefinition.Builder asked(TableDefinition.Builder table) {
    number(
        table,
        "value_low",
        "The least that value can be: the unlisted suppliers are many.",
        "as value");
    number(
        table,
        "value_high",
        "The most that value can be: the unlisted suppliers are one.",
        "as value");
    table.optionalText(
        "comparison", "above or at_or_above: how the condition holds; null if not known.");
    number(
        table,
        "threshold",
        "The school's threshold; of flag how many conditions must hold; null if not known.",
        "dependency_thresholds.csv");
    number(table, "distance", "Below zero the condition does not hold.", "value - threshold");
    number(table, "distance_low", "The least that it can be.", "value_low - threshold");
    number(table, "distance_high", "The most that it can be.", "value_high - threshold");
    return table
        .optionalFlag(
            "holds", "Whether the condition holds, or the flag is up; null where not known.")
        .optionalFlag(
            "holds_in_window",
            "Of flag: whether it is up in as many years, this one last, as the school asks for (GeoDep"
                + " two of three), or in this one where it asks for no more; null of single conditions,"
                + " and where not known.")
        .optionalCount(
            "years_in_a_row",
            "years",
            "For how many years up to this one holds is true; 0 where false, null where not known."
                + " Months and quarters are compared with those of the years before.")
        .optionalFlag(
            "changed", "Whether holds differs from the year before; null where one is not known.")
        .optionalCount(
            "changes",
            "changes",
            "How often it changed from year to year up to this one; null where no two years that"
                + " follow each other are known.");
  }

  private static void number(
      TableDefinition.Builder table, String name, String meaning, String formula) {
    table.column(name, DataTypes.DoubleType, true, "as column unit", meaning, formula);
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    CriticalProducts critical = inputs.materials().products();
    Goods goods = new Goods(inputs.materials());
    var supplies = new SupplyReader(inputs, critical, goods).read();
    if (supplies.isEmpty()) {
      return Rows.table(inputs.spark(), definition(), List.of());
    }
    DependencyJudge judge = judge(inputs, goods);
    return Rows.table(
        inputs.spark(),
        definition(),
        table -> supplies.values().forEach(of -> rows(of, critical, judge).forEach(table)));
  }

  private static DependencyJudge judge(ReportInputs inputs, Goods goods) {
    return new DependencyJudge(
        inputs.thresholds(),
        inputs.unions(),
        new ProductExports(
            inputs.partyTrade(), inputs.ledger().parties(), inputs.trade().selected(), goods));
  }

  private static List<Row> rows(
      List<Supply> series, CriticalProducts critical, DependencyJudge judge) {
    Supply last = series.get(series.size() - 1);
    List<Held> held = critical.of(last.of().product(), last.hsRevision().orElse(null));
    if (held.isEmpty()) {
      return new DependencySeries(series, Basis.VALUE, held, judge).flags();
    }
    List<Row> rows = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      rows.addAll(new DependencySeries(series, basis, held, judge).rows());
    }
    return rows;
  }
}
