package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static String printed(TextTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    TextTable table = new TextTable("table", "rows");
    table.row("commitments", "26");
    table.row("sources", "1000000");
    assertThat(printed(table))
        .isEqualTo(
            """
            table        rows
            commitments  26
            sources      1000000
            """);
  }

  @Test
  void linesHaveNoBlanksAtTheirEnd() {
    TextTable table = new TextTable("status", "why");
    table.row("pending", "");
    assertThat(printed(table)).isEqualTo("status   why\npending\n");
  }

  @Test
  void aTableWithoutRowsHasItsHeadings() {
    assertThat(printed(new TextTable("table", "rows"))).isEqualTo("table  rows\n");
  }
}
