package org.summitledger.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.summitledger.indicator.Exclusion;
import org.summitledger.indicator.model.Method;

/** The numbers that the code can publish in tables of one row a number. */
public final class Numbers {
  /** Those that stand for all where there is none. */
  private static final Set<String> STAND_INS =
      Set.of(
          ShareComponent.NONE.id(),
          StructureIndicator.PRODUCTS.id(),
          StructureIndicator.WORLD.id());

  private Numbers() {}

  /** By table: the column that names a number, and the names. */
  public static Map<String, Named> byTable() {
    return Map.of(
        "growth_decomposition",
        new Named("component", ids(growth())),
        "market_share_analysis",
        new Named("component", ids(Arrays.stream(ShareComponent.values()).map(c -> c.id()))),
        "trade_structure",
        new Named("indicator", ids(Arrays.stream(StructureIndicator.values()).map(i -> i.id()))),
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

  /** Reasons to leave a product out are counted under names of their own. */
  private static Stream<String> growth() {
    return Stream.concat(
        Arrays.stream(GrowthComponent.values()).map(GrowthComponent::text),
        Arrays.stream(Exclusion.values())
            .map(e -> "excluded_" + e.name().toLowerCase(Locale.ROOT)));
  }

  private static List<String> ids(Stream<String> all) {
    return all.filter(id -> !STAND_INS.contains(id)).toList();
  }
}
