package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.lake.FlowColumns;
import org.summitledger.reference.SectorLookup;

class TakenLineTest {
  private static final StructType COLUMNS =
      new StructType()
          .add("file_sha256", DataTypes.StringType)
          .add("dataflow", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("product", DataTypes.StringType)
          .add("hs_revision", DataTypes.StringType)
          .add("value", FlowColumns.MONEY);

  private final SectorLookup lookup = TestTables.sectorsWithWeights().lookup();

  private static Row line(String partner, String product, @Nullable String value) {
    return new GenericRowWithSchema(
        new @Nullable Object[] {
          "f", "d", partner, product, "HS2017", value == null ? null : new BigDecimal(value)
        },
        COLUMNS);
  }

  private List<Optional<BigDecimal>> taken(String sector, Row... lines) {
    return TakenLine.ofSector(List.of(lines), sector, lookup).stream()
        .map(TakenLine::value)
        .toList();
  }

  private static Optional<BigDecimal> money(String value) {
    return Optional.of(new BigDecimal(value));
  }

  @Test
  void allIsTakenOfALineThatIsNotDivided() {
    assertThat(TakenLine.ofSector(List.of(line("JPN", "854203", "5.000")), "chips", lookup))
        .singleElement()
        .satisfies(l -> assertThat(l.value()).contains(new BigDecimal("5.000")))
        .satisfies(l -> assertThat(l.share()).isEmpty());
  }

  /** The lake adds the two names of one country up before it divides: 0.3 of 0.004 is 0.001. */
  @Test
  void linesOfOneCellTogetherGetWhatTheCellGets() {
    Row[] cell = {line("JPN", "854201", "0.002"), line("JPN", "854201", "0.002")};
    assertThat(taken("chips", cell)).containsExactly(money("0.000"), money("0.001"));
    assertThat(taken("tools", cell)).containsExactly(money("0.002"), money("0.001"));
  }

  @Test
  void linesOfTwoPartnersAreTwoCells() {
    assertThat(taken("chips", line("JPN", "854201", "0.002"), line("CHN", "854201", "0.002")))
        .containsExactly(money("0.000"), money("0.000"));
  }

  @Test
  void ofABlankLineNothingIsTaken() {
    assertThat(taken("chips", line("JPN", "854201", null), line("JPN", "854201", "1.000")))
        .containsExactly(Optional.empty(), money("0.300"));
  }
}
