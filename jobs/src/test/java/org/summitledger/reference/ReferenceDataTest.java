package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
