package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestParquet;

/** What a reader of rows relies on; single wrong cells are in the corpus of bad files. */
class TableReaderTest {
  private static final String SCHEMA =
      """
      {"name": "pledges", "path": "pledges.csv", "schema": {
        "fields": [
          {"name": "id", "constraints": {"required": true}},
          {"name": "amount", "type": "number", "decimalPlaces": 2},
          {"name": "day", "type": "date"},
          {"name": "open", "type": "boolean"},
          {"name": "sectors"}],
        "primaryKey": ["id"]}}
      """;

  @TempDir Path folder;

  @Test
  void cellsAreReadByTheirType() throws Exception {
    TableRow row =
        read("""
        id,amount,day,open,sectors
        a,3500000000000.50,2014-09-01,true,ict|chemicals
        """)
            .get(0);
    assertThat(row.text("id")).isEqualTo("a");
    assertThat(row.findDecimal("amount")).contains(new BigDecimal("3500000000000.50"));
    assertThat(row.date("day")).isEqualTo(LocalDate.of(2014, 9, 1));
    assertThat(row.findDate("day")).contains(LocalDate.of(2014, 9, 1));
    assertThat(row.isTrue("open")).isTrue();
    assertThat(row.list("sectors")).containsExactly("ict", "chemicals");
    assertThat(row.line()).isEqualTo(2);
    assertThat(row).hasToString("pledges.csv:2");
  }

  @Test
  void aBlankIsNothing() throws Exception {
    TableRow row = read("id,amount,day,open,sectors\na,, ,,\n").get(0);
    assertThat(row.findDecimal("amount")).isEmpty();
    assertThat(row.findDate("day")).isEmpty();
    assertThat(row.find("sectors")).isEmpty();
    assertThat(row.list("sectors")).isEmpty();
    assertThat(row.isTrue("open")).isFalse();
  }

  @Test
  void columnsAreFoundByNameWhateverTheirOrder() throws Exception {
    TableRow row = read("sectors,open,note,day,amount,id\nict,false,x,,7,a\n").get(0);
    assertThat(row.text("id")).isEqualTo("a");
    assertThat(row.list("sectors")).containsExactly("ict");
  }

  @Test
  void aCellBeginningWithNaIsText() throws Exception {
    assertThat(read("id,amount,day,open,sectors\nNA,,,,\n").get(0).text("id")).isEqualTo("NA");
  }

  @Test
  void everyProblemOfTheFileIsListed() {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                read(
                    """
                    id,amount,day,open,sectors
                    a,1.5,2014-13-01,yes,
                    ,x,,,
                    short
                    a,2.005,,,
                    """));
    assertThat(refused.issues())
        .extracting(i -> i.line() + " " + i.column() + " " + i.code())
        .containsExactly(
            "2 day DATE_INVALID",
            "2 open BOOLEAN_INVALID",
            "3 id VALUE_REQUIRED",
            "3 amount NUMBER_INVALID",
            "4  ROW_TOO_SHORT",
            "5 amount NUMBER_TOO_PRECISE",
            "5 id DUPLICATE_KEY");
    assertThat(refused).hasMessageContaining("pledges.csv:5 [id]").hasMessageContaining("line 2");
  }

  @Test
  void whatOnlyNeighboursCanTellIsAnIssueOfTheCell() throws Exception {
    TableRow row = read("id,amount,day,open,sectors\na,,,,iron\n").get(0);
    Issue issue = row.issue(IssueCode.REFERENCE_UNKNOWN, "sectors", "No sector 'iron'.");
    assertThat(issue).hasToString("pledges.csv:2 [sectors]: REFERENCE_UNKNOWN: No sector 'iron'.");
    assertThat(issue.raw()).isEqualTo("iron");
  }

  @Test
  void aTableKeptByHandIsNotReadAsParquet() throws IOException {
    Path file =
        TestParquet.duck(folder.resolve("pledges.parquet"), "select 'a' as id, 1 as amount");
    Resource resource = Resource.of(new ObjectMapper().readTree(SCHEMA), "test");
    assertThatThrownBy(() -> TableReader.read(InputFile.of(file, "pledges.parquet"), resource))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "pledges.parquet: PARQUET_UNEXPECTED: Only files with a `layout` are read as Parquet."
                + " Deliver this table as CSV.");
  }

  @Test
  void aTableMayHaveNoRowsYet() throws IOException {
    assertThat(read("id,amount,day,open,sectors\n")).isEmpty();
  }

  private List<TableRow> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("pledges.csv"), text);
    Resource resource = Resource.of(new ObjectMapper().readTree(SCHEMA), "test");
    return TableReader.read(InputFile.of(file, "pledges.csv"), resource);
  }
}
