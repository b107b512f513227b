package org.summitledger.commitment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.source.InputFile;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;

/** Exchange rates written by a test. */
final class MonthlyRates {
  private MonthlyRates() {}

  /** Lines of month, currency and units of it per dollar, all of them known. */
  static ExchangeRates of(Path folder, String lines) throws IOException {
    Path file = folder.resolve("rates.csv");
    Files.writeString(file, "month,currency,currency_per_usd\n" + lines);
    Resource resource =
        new Resource(
            "exchange_rates",
            "rates.csv",
            List.of(field("month"), field("currency"), field("currency_per_usd")),
            List.of("month", "currency"),
            null);
    return ExchangeRates.of(
        TableReader.read(InputFile.of(file, "rates.csv"), resource), LocalDate.MAX);
  }

  /** No rate but the dollar's own. */
  static ExchangeRates none() {
    return ExchangeRates.of(List.of(), LocalDate.MAX);
  }

  private static Resource.Field field(String name) {
    return new Resource.Field(name, "string", true, Set.of(), null, null, null, 4);
  }
}
