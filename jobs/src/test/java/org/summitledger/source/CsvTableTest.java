package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path folder;

  private final List<CsvRow> rows = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  @Test
  void aRowHasTheLineOnWhichItStarts() throws Exception {
    long read =
        read(
            """
            code,note
            a,one line
            b,"two
            lines"
            c,"three

            lines"
            d,last
            """);
    assertThat(rows.stream().map(CsvRow::line)).containsExactly(2L, 3L, 5L, 8L);
    assertThat(read).isEqualTo(4);
  }

  @Test
  void aHeaderOverTwoLinesMovesTheRowsDown() throws Exception {
    read("code,\"note\nof the clerk\"\na,b\n");
    assertThat(rows).extracting(CsvRow::line).containsExactly(3L);
  }

  @Test
  void recordsThatAreNoRowsAreCountedToo() throws Exception {
    long read = read("code,note\n\na,b\nc\n");
    assertThat(read).isEqualTo(3);
    assertThat(issues)
        .extracting(Issue::code)
        .containsExactly(IssueCode.ROW_BLANK, IssueCode.ROW_TOO_SHORT);
    assertThat(issues).extracting(Issue::line).containsExactly(2L, 4L);
  }

  @Test
  void aBlankLineIsAValueWhereThereIsOneColumn() throws Exception {
    read("code\n\na\n");
    assertThat(issues).isEmpty();
    assertThat(rows).extracting(r -> r.cell("code")).containsExactly("", "a");
  }

  @Test
  void everyLineNumberIsRightWhereverNotesRunOverLines() throws Exception {
    Random random = new Random(20260702);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder("code,note\n");
      List<Long> expected = new ArrayList<>();
      long line = 2;
      for (int row = 0; row < 20; row++) {
        int breaks = random.nextInt(3);
        String end = random.nextBoolean() ? "\n" : "\r\n";
        text.append("a,\"x").append(end.repeat(breaks)).append("y\"").append(end);
        expected.add(line);
        line += breaks + 1;
      }
      rows.clear();
      read(text.toString());
      assertThat(rows).extracting(CsvRow::line).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void aCellIsFoundByTheNameOfItsColumn() throws Exception {
    read("code,note\na,b\n");
    assertThat(rows.get(0).cell("note")).isEqualTo("b");
    assertThatThrownBy(() -> rows.get(0).cell("price"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv: DESCRIPTOR_INVALID: Its schema lists no field 'price'.");
  }

  @Test
  void anIssueOfACellHoldsItsTextAndOneOfTheRowAllOfIt() throws Exception {
    read("code,note\na,b\n");
    assertThat(rows.get(0).issue(IssueCode.VALUE_REQUIRED, "note", "m").raw()).isEqualTo("b");
    assertThat(rows.get(0).issue(IssueCode.VALUE_REQUIRED, "", "m").raw()).isEqualTo("a,b");
  }

  @Test
  void anIssueKeepsNoMoreThanFiveHundredCharactersOfTheText() {
    Issue issue = new Issue(IssueCode.ROW_TOO_LONG, "f", 2, "", "x".repeat(501), "m");
    assertThat(issue.raw()).hasSize(501).endsWith("x…");
    assertThat(new Issue(IssueCode.ROW_TOO_LONG, "f", 2, "", "x".repeat(500), "m").raw())
        .isEqualTo("x".repeat(500));
  }

  @Test
  void anIssueNamesFileLineAndColumn() {
    assertThat(new Issue(IssueCode.NUMBER_INVALID, "f.csv", 7, "value", "x", "wrong"))
        .hasToString("f.csv:7 [value]: NUMBER_INVALID: wrong");
    assertThat(Issue.ofFile(IssueCode.FILE_EMPTY, "f.csv", "empty"))
        .hasToString("f.csv: FILE_EMPTY: empty");
  }

  @Test
  void aFileThatStopsTheNightListsTwentyProblemsAndCountsTheRest() {
    List<Issue> many = new ArrayList<>();
    for (int i = 1; i <= 23; i++) {
      many.add(new Issue(IssueCode.VALUE_REQUIRED, "f.csv", i, "id", "", "The cell is empty."));
    }
    assertThat(new BadInputException(many))
        .hasMessageContaining("f.csv:20 [id]")
        .hasMessageNotContaining("f.csv:21 [id]")
        .hasMessageEndingWith("… and 3 more");
    assertThat(new BadInputException(many).issues()).hasSize(23);
  }

  private long read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), text);
    return new CsvTable(InputFile.of(file, "table.csv"), Set.of("code"))
        .read(rows::add, issues::add);
  }
}
