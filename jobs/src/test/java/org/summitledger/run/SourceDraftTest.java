package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.ShippedDatasets;
import org.summitledger.TestParquet;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;

class SourceDraftTest {
  private static final String UNKNOWN =
      "When,Who,What,Worth,Note\n2018,JAPAN,07,9.14,a\n2018,CHINA P RP,85,0.5,\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void theCurrencyIsNeverGuessed() throws IOException {
    JsonNode unit =
        layout("data.csv", UNKNOWN.replace("Worth", "Worth (US$ million)")).path("unit");
    assertThat(unit.path("currency").asText())
        .isEqualTo("decide: the ISO 4217 code of the values, as the producer states it");
    assertThat(unit.path("multiplier").asText()).startsWith("decide: 1, 1000 or 1000000");
  }

  @Test
  void whatTheFileShowsIsFilledIn() throws IOException {
    JsonNode layout = layout("data.csv", UNKNOWN);
    assertThat(layout.path("period").path("field").asText()).isEqualTo("When");
    assertThat(layout.path("period").path("format").asText()).isEqualTo("yyyy");
    assertThat(layout.path("partner").path("field").asText()).isEqualTo("Who");
    assertThat(layout.path("partner").path("codes").asText()).isEqualTo("tradestat");
    assertThat(layout.path("product").path("field").asText()).isEqualTo("What");
    assertThat(layout.path("measures").path(0).path("field").asText()).isEqualTo("Worth");
    assertThat(layout.path("unit").path("decimals").asInt()).isEqualTo(2);
  }

  @Test
  void aYearMayBeAFiscalYear() throws IOException {
    assertThat(layout("data.csv", UNKNOWN).path("period").path("year_starts").asText())
        .isEqualTo("decide: 01-01 for calendar years, 04-01 for India's fiscal years");
  }

  @Test
  void ofSeveralColumnsOfCountriesNoneIsTakenForTheReporter() throws IOException {
    JsonNode layout = layout("data.csv", "y,from,to,v\n2018,JPN,IND,1\n2018,CHN,IND,2\n");
    assertThat(layout.path("reporter").path("field").asText())
        .isEqualTo(
            "decide: the column of the country whose statistics these are, one of [from, to]");
  }

  @Test
  void ofSeveralColumnsOfNumbersNoneIsTakenForTheValue() throws IOException {
    JsonNode layout = layout("data.csv", "y,c,net,gross\n2018,JPN,1.25,2.5\n");
    assertThat(layout.path("measures").path(0).path("field").asText())
        .isEqualTo("decide: the column of values, one of [net, gross]");
  }

  @Test
  void aKnownLayoutIsRecognisedAndOnlyWhatItLeavesOpenIsAsked() throws IOException {
    JsonNode layout =
        layout("x.csv", "HSCode,Commodity,value,country,year\n07,VEG.,1,JAPAN,2018\n");
    assertThat(layout.path("like").asText()).isEqualTo("tradestat");
    assertThat(layout.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("like", "dataflow", "known_from", "flow");
  }

  @Test
  void aFileOfBaciAsksNothingOfItsLayout() throws IOException {
    JsonNode layout =
        layout("BACI_HS17_Y2019_V202501.csv", "t,i,j,k,v,q\n2019,156,699,854231,1.000,NA\n");
    assertThat(layout.toString()).isEqualTo("{\"like\":\"baci\"}");
  }

  @Test
  void aDraftIsRefusedUntilEveryQuestionIsAnswered() throws IOException {
    draft("x.csv", "HSCode,Commodity,value,country,year\n07,VEG.,1,JAPAN,2018\n");
    assertThatThrownBy(() -> DataPackage.read(folder))
        .isInstanceOfSatisfying(BadInputException.class, e -> assertThat(e.issues()).hasSize(6))
        .hasMessageContaining("sources[0].title is still to be decided")
        .hasMessageContaining("resources[0].layout.known_from is still to be decided");
  }

  @Test
  void aFileOfTheProjectsOwnLayoutIsAskedForWhatOnlyItsProducerKnows() throws IOException {
    JsonNode layout =
        layout(
            "flows.csv",
            "period_start,reporter,partner,flow,product,hs_revision,value,quantity,quantity_unit\n"
                + "2018-04-01,IND,JPN,import,85,,1,,\n");
    assertThat(layout.path("like").asText()).isEqualTo("flows");
    assertThat(layout.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly(
            "like",
            "source",
            "frequency",
            "period",
            "unit",
            "valuation",
            "partners",
            "products",
            "world",
            "dataflow",
            "known_from");
    assertThat(layout.at("/period/year_starts").asText())
        .isEqualTo("decide: 01-01 for calendar years, 04-01 for India's fiscal years");
    assertThat(layout.at("/unit/currency").asText()).startsWith("decide: the ISO 4217 code");
  }

  @Test
  void aParquetFileIsDraftedFromItsColumns() throws IOException {
    TestParquet.duck(
        folder.resolve("data.parquet"),
        "select 2018 as \"When\", 'JAPAN' as \"Who\", '07' as \"What\","
            + " 9.14::decimal(18,2) as \"Worth\"");
    JsonNode json = draft("data.parquet");
    JsonNode layout = json.at("/resources/0/layout");
    assertThat(json.at("/resources/0/path").asText()).isEqualTo("data.parquet");
    assertThat(layout.at("/period/field").asText()).isEqualTo("When");
    assertThat(layout.at("/partner/codes").asText()).isEqualTo("tradestat");
    assertThat(layout.at("/product/field").asText()).isEqualTo("What");
    assertThat(layout.at("/measures/0/field").asText()).isEqualTo("Worth");
    assertThat(layout.at("/unit/decimals").asInt()).isEqualTo(2);
  }

  @Test
  void aColumnOfParquetThatNoLayoutCanReadSaysSoInItsDescription() throws IOException {
    TestParquet.duck(folder.resolve("data.parquet"), "select 1.5::double as value, [1] as list");
    JsonNode fields = draft("data.parquet").at("/resources/0/schema/fields");
    assertThat(fields.at("/0/description").asText())
        .isEqualTo(
            "Column 'value' is DOUBLE, which does not hold figures exactly. Write it as DECIMAL, or"
                + " as a whole number.");
    assertThat(fields.at("/1/description").asText()).contains("Write one plain value a row.");
  }

  @Test
  void ofALargeFileTheBeginningIsEnough() throws IOException {
    String header = "\"year\",country,hs,amount\n";
    String rows = "2019,JPN,84,5.25\n".repeat(6000);
    JsonNode small = draft("a.csv", header + rows);
    byte[] latin1 = (header + rows.repeat(60) + "no,more,of,thes\u00e9\n").getBytes("ISO-8859-1");
    Files.write(folder.resolve("a.csv"), latin1);
    assertThat(draft("a.csv")).isEqualTo(small);
  }

  @Test
  void whereTheBeginningOfALargeFileIsCutInsideARecordTheWholeIsRead() throws IOException {
    String rows = "\"2019\nof the calendar\",JPN,84,5.25\n".repeat(200_000);
    assertThat(draft("a.csv", "year,country,hs,amount\n" + rows).at("/resources/0/path").asText())
        .isEqualTo("a.csv");
  }

  @Test
  void aFileThatIsNoTableCannotBeDrafted() {
    assertThatThrownBy(() -> draft("x.csv", "<html>Login</html>"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("FILE_IS_HTML");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void aFileOfAnotherSeparatorIsRefusedWithItsHeader(String separator) {
    assertThatThrownBy(() -> draft("x.csv", "year;hs;value\n2019;84;5\n".replace(";", separator)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("x.csv: HEADER_COLUMN_MISSING: Its header is one column, 'year")
        .hasMessageContaining("cells have to be separated by commas");
  }

  private JsonNode layout(String name, String csv) throws IOException {
    return draft(name, csv).path("resources").path(0).path("layout");
  }

  private JsonNode draft(String name, String csv) throws IOException {
    Files.writeString(folder.resolve(name), csv);
    return draft(name);
  }

  private JsonNode draft(String name) throws IOException {
    Path file = folder.resolve(name);
    String json = SourceDraft.of(file, Optional.of(ShippedDatasets.folder()));
    Files.writeString(folder.resolve(DataPackage.FILE), json);
    return new ObjectMapper().readTree(json);
  }

  @Test
  void aDamagedArchiveLeavesNoTemporaryFolder() throws IOException {
    byte[] headOnly = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    Files.write(folder.resolve("a.csv.gz"), headOnly);
    List<Path> before = temporary();
    assertThatThrownBy(() -> draft("a.csv.gz")).isInstanceOf(BadInputException.class);
    List<Path> left = new ArrayList<>(temporary());
    left.removeAll(before);
    // Those of other processes that draft at this moment go away by themselves.
    for (int i = 0; i < 100 && left.stream().anyMatch(Files::exists); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(left).noneMatch(Files::exists);
  }

  private static List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).matches("summit-ledger-\\d+"))
          .sorted()
          .toList();
    }
  }
}
