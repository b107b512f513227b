package org.summitledger.run;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The trade that a published row names: whose statistics, with whom, in which direction, of what.
 *
 * @param source the statistical source
 * @param frequency A, Q or M
 * @param reporter whose statistics: ISO3
 * @param partner with whom: ISO3 or WLD; empty for every partner
 * @param flows import, export or both of them
 * @param sector a sector; empty where a product is named
 * @param product HS digits; empty for all products of the sector
 * @param currency of the lines
 */
record RowCell(
    String source,
    String frequency,
    String reporter,
    Optional<String> partner,
    List<String> flows,
    Optional<String> sector,
    Optional<String> product,
    String currency) {

  /**
   * The trade that a row is about, as its reporter or importer tells it; empty where it is about no
   * country.
   */
  static Optional<RowCell> of(Row row) {
    return Cells.text(row, "trade_currency")
        .or(() -> Cells.text(row, "currency"))
        .flatMap(currency -> of(row, currency));
  }

  private static Optional<RowCell> of(Row row, String currency) {
    Optional<String> product = Cells.text(row, "product").filter(p -> !p.equals("all"));
    return Cells.text(row, "reporter")
        .or(() -> Cells.text(row, "importer"))
        .map(
            reporter ->
                new RowCell(
                    row.getAs("source"),
                    row.getAs("frequency"),
                    reporter,
                    Cells.text(row, "partner").or(() -> Cells.text(row, "exporter")),
                    flows(Cells.text(row, "flow").orElse("import")),
                    product.isPresent() ? Optional.empty() : Cells.text(row, "sector"),
                    product,
                    currency));
  }

  private static List<String> flows(String flow) {
    return flow.equals("both") ? List.of("export", "import") : List.of(flow);
  }
}
