package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.ShippedData;

class ReferenceDataTest {
  @TempDir Path folder;

  @Test
  void theCodeListsAnswerForCountriesAndProducts() {
    ReferenceData reference = ShippedData.reference();
    assertThat(reference.country("iso3", "JPN")).contains("JPN");
    assertThat(reference.hasScheme("tradestat")).isTrue();
    assertThat(reference.isProduct("854231", "HS2022")).isTrue();
    assertThat(reference.files()).hasSize(7);
  }

  @Test
  void ratesAndSectorsDoNotChangeHowAFileIsReadButCountriesDo() throws Exception {
    String before = copy().fingerprint();
    assertThat(before).isEqualTo(ShippedData.reference().fingerprint());
    append("exchange_rates.csv", "2026-12,JPY,150,currency_per_usd,150\n");
    assertThat(ReferenceData.read(folder).fingerprint()).isEqualTo(before);
    append("countries.csv", "XXA,Atlantis,country,,,,,,,ATLANTIS,\n");
    assertThat(ReferenceData.read(folder).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aTableThatIsNotDescribedIsNamed() throws Exception {
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        "{\"resources\": [{\"name\": \"rates\", \"path\": \"rates.csv\"}]}");
    assertThatThrownBy(() -> ReferenceData.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("It lists no resource 'countries'");
  }

  @Test
  void weightsOfRevisionsAreReadWhereThePackageHoldsThem() throws Exception {
    String codeLists = copy().fingerprint();
    describe("hs_weights.csv");
    Files.writeString(
        folder.resolve("hs_weights.csv"),
        """
        older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on
        HS2012,220290,HS2017,220291,0.25,A study,2026-01-31
        HS2012,220290,HS2017,220299,0.75,A study,2026-01-31
        HS2017,220299,HS2022,220299,0.8,A study,2026-01-31
        HS2017,220299,HS2022,300693,0.2,A study,2026-01-31
        """);
    ReferenceData reference = ReferenceData.read(folder);
    assertThat(reference.files()).hasSize(8);
    assertThat(reference.fingerprint()).as("weights change no reading").isEqualTo(codeLists);
    assertThat(reference.sectors().lookup().divisionOf("220290", "HS2012"))
        .hasValueSatisfying(
            division -> assertThat(division).hasToString("other 0.85, pharmaceuticals 0.15"));
    assertThat(ShippedData.reference().sectors().lookup().divisionOf("220290", "HS2012")).isEmpty();
  }

  @Test
  void weightsThatAreNoLinkAreNamedByFileAndLine() throws Exception {
    copy();
    describe("hs_weights.csv");
    Files.writeString(
        folder.resolve("hs_weights.csv"),
        """
        older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on
        HS2017,220299,HS2022,870323,1,A study,2026-01-31
        """);
    assertThatThrownBy(() -> ReferenceData.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/hs_weights.csv:2 [newer_code]: REFERENCE_UNKNOWN")
        .hasMessageContaining("does not link HS2017 220299 with HS2022 870323");
  }

  private void describe(String weights) throws IOException {
    TestFiles.addResource(folder, "{\"name\": \"hs_weights\", \"path\": \"" + weights + "\"}");
  }

  private ReferenceData copy() throws IOException {
    Path shipped = ShippedData.datasets().resolve("reference");
    try (var files = Files.list(shipped)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return ReferenceData.read(folder);
  }

  private void append(String file, String line) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + line);
  }
}
