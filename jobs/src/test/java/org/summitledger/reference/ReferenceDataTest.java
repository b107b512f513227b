package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
    assertThat(reference.files()).hasSize(11);
  }

  @Test
  void ratesAndSectorsDoNotChangeHowAFileIsReadButCountriesDo() throws Exception {
    String before = copy().fingerprint();
    assertThat(before).isEqualTo(ShippedData.reference().fingerprint());
    append("exchange_rates.csv", "2026-12,JPY,150,currency_per_usd,150\n");
    assertThat(ReferenceData.read(folder).fingerprint()).isEqualTo(before);
    append(
        "dependency_thresholds.csv",
        "eu,cdi1,gt,0.5,ratio,all,,,,2026-12-01,a later text,for the test\n");
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
    assertThat(reference.files()).hasSize(12);
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

  @Test
  void aFolderMayDoWithoutMaterialsAndThresholds() throws Exception {
    copy();
    rename("critical_materials", "my_materials");
    rename("dependency_thresholds", "my_thresholds");
    rename("customs_unions", "my_unions");
    ReferenceData reference = ReferenceData.read(folder);
    assertThat(reference.materials().products().headings()).isEmpty();
    assertThat(reference.materials().materialsOf("2504", "HS2022")).isEmpty();
    assertThat(reference.thresholds().schools(LocalDate.of(2024, 1, 1))).isEmpty();
    assertThat(reference.unions().holds("EU", "DEU", LocalDate.of(2024, 1, 1), LocalDate.MAX))
        .isFalse();
    assertThat(reference.files()).hasSize(7);
  }

  @Test
  void materialsNeedTheListsThatTheyName() throws Exception {
    copy();
    rename("critical_lists", "my_lists");
    assertThatThrownBy(() -> ReferenceData.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("It lists no resource 'critical_lists'. Mend the descriptor.");
  }

  @Test
  void cellsThatTheDescriptorForbidsAreNamed() throws Exception {
    copy();
    append(
        "dependency_thresholds.csv",
        "mine,my_index,lt,-1,points,some,0,x,,soon,,\n"
            + "eu,cdi1,gt,0.4,ratio,all,,,,2021-05-05,r,n\n");
    assertThatThrownBy(() -> ReferenceData.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(":11 [indicator]: VALUE_NOT_ALLOWED: 'my_index' is not one of [cdi1,")
        .hasMessageContaining(":11 [comparison]: VALUE_NOT_ALLOWED: 'lt' is not one of [ge, gt,")
        .hasMessageContaining(":11 [threshold]: NUMBER_OUT_OF_RANGE: -1 is below 0")
        .hasMessageContaining(":11 [unit]: VALUE_NOT_ALLOWED: 'points' is not one of [ratio,")
        .hasMessageContaining(
            ":11 [combined_by]: VALUE_NOT_ALLOWED: 'some' is not one of [all, any]")
        .hasMessageContaining(":11 [years_of]: NUMBER_OUT_OF_RANGE: 0 is below 1")
        .hasMessageContaining(":11 [years_needed]: NUMBER_INVALID")
        .hasMessageContaining(":11 [recorded_on]: DATE_INVALID: 'soon' is not a date, yyyy-MM-dd.")
        .hasMessageContaining(":11 [reference]: VALUE_REQUIRED: The cell must not be empty.")
        .hasMessageContaining(":11 [note]: VALUE_REQUIRED")
        .hasMessageContaining(":12 [school,indicator,valid_from,recorded_on]: DUPLICATE_KEY")
        .hasMessageContaining("stands already on line 5.");
  }

  @Test
  void materialsThatTheDescriptorForbidsAreNamed() throws Exception {
    copy();
    append("critical_materials.csv", "Lithium,,28252,HS2017,raw,eu crm,perhaps,,,\n");
    assertThatThrownBy(() -> ReferenceData.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("[material]: VALUE_NOT_ALLOWED: 'Lithium' does not match")
        .hasMessageContaining("[title]: VALUE_REQUIRED")
        .hasMessageContaining("[hs_code]: VALUE_NOT_ALLOWED: '28252' does not match")
        .hasMessageContaining("[hs_revision]: VALUE_NOT_ALLOWED: 'HS2017' is not one of [HS2022]")
        .hasMessageContaining("[stage]: VALUE_NOT_ALLOWED: 'raw' is not one of [alloy,")
        .hasMessageContaining("[lists]: VALUE_NOT_ALLOWED: 'eu crm' does not match")
        .hasMessageContaining("[granularity]: VALUE_NOT_ALLOWED: 'perhaps' is not one of [exact,")
        .hasMessageContaining("[source]: VALUE_REQUIRED");
  }

  /** The folder then holds a resource of another name, which nobody asks for. */
  private void rename(String resource, String name) throws IOException {
    Path descriptor = folder.resolve(DataPackage.FILE);
    String text = Files.readString(descriptor);
    String before = "\"name\": \"" + resource + "\"";
    assertThat(text).contains(before);
    Files.writeString(descriptor, text.replace(before, "\"name\": \"" + name + "\""));
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
