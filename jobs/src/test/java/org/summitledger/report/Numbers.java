package org.summitledger.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.summitledger.indicator.model.Method;
import org.summitledger.report.growth.GrowthNumbers;
import org.summitledger.report.structure.StructureNumbers;

/** The numbers that the code can publish in tables of one row a number. */
public final class Numbers {
  private Numbers() {}

  /** By table: the column that names a number, and the names. */
  public static Map<String, Named> byTable() {
    return Map.of(
        "growth_decomposition",
        new Named("component", GrowthNumbers.components()),
        "market_share_analysis",
        new Named("component", StructureNumbers.shares()),
        "trade_structure",
        new Named("indicator", StructureNumbers.indicators()),
        "trade_stability",
        new Named(
            "indicator",
            List.of(
                "log_growth_deviation",
                "coefficient_of_variation",
                "largest_drawdown",
                "months_to_recover",
                "partner_concentration",
                "product_concentration")),
        "dependency_flags",
        new Named(
            "indicator",
            List.of(
                "cdi1",
                "cdi2",
                "cdi3",
                "import_hhi",
                "import_export_ratio",
                "world_export_hhi",
                "partner_share",
                "flag")),
        "counterfactual",
        new Named("method", Arrays.stream(Method.values()).map(Method::code).toList()));
  }

  /**
   * Numbers of a table.
   *
   * @param column of the key
   * @param names what stands in it
   */
  public record Named(String column, List<String> names) {}
}
