package org.summitledger.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A small trade of eight countries that nobody had, for what no shipped source can tell: the whole
 * world's trade with quantities, printed once as BACI does (and in two revisions of the Harmonized
 * System); the same by chapter, printed by both sides; and months of critical materials in both
 * directions. Each has a blank: the first, all that Japan sells of a sector in a year, and the
 * second, all that India sells of a chapter. None of them trades everything with everybody.
 */
final class MadeUpInputs {
  private static final List<String> COUNTRIES =
      List.of("JPN", "IND", "CHN", "KEN", "DEU", "USA", "BRA", "AUS");

  /** Two or more of each sector, whose goods no revision changed; and what is not specified. */
  private static final List<String> PRODUCTS =
      List.of(
          "871120", "871200", "300410", "300420", "720110", "720825", "290250", "310210", "100630",
          "520100", "250410", "250490", "280530", "999999");

  private static final List<String> CHAPTERS = List.of("10", "30", "72", "73", "84", "85", "99");
  private static final Pattern BLANK_ONCE =
      Pattern.compile("INDCHN2902502015|...JPN7(20110|20825)2014");
  private static final Pattern BLANK_CHAPTERS =
      Pattern.compile("INDimportJPN722013|INDexport...302014");
  private static final String BLANK_MONTH = "INDimportCHN2805302014-05";
  private static final List<String> CRITICAL = List.of("250410", "250490", "280530");

  private static final String COMMON =
      """
      "known_from": "2019-12-31", "reporter": {"field": "reporter", "codes": "iso3"},
      "partner": {"field": "partner", "codes": "iso3"}, "product": {"field": "product"},
      "measures": [{"field": "value"}], "partners": "all", "products": "all", "world": "none",
      """;

  private static final String ONCE =
      """
      "dataflow": "once", "frequency": "A", "period": {"field": "year", "format": "yyyy"},
      "flow": {"value": "import"}, "hs_revision": {"field": "revision"},
      "valuation": {"import": "FOB"}, "reporters": "parties",
      "quantity": {"field": "tonnes", "unit": "t"},
      """;

  private static final String TWICE =
      """
      "dataflow": "twice", "frequency": "A", "period": {"field": "year", "format": "yyyy"},
      "flow": {"field": "flow", "map": {"import": "import", "export": "export"}},
      "valuation": {"import": "CIF", "export": "FOB"}, "reporters": "parties",
      """;

  private static final String MONTHS =
      """
      "dataflow": "months", "frequency": "M", "period": {"field": "month", "format": "yyyy-MM"},
      "flow": {"field": "flow", "map": {"import": "import", "export": "export"}},
      "valuation": {"import": "CIF", "export": "FOB"},
      "quantity": {"field": "kilograms", "unit": "kg"},
      """;

  private final SplittableRandom random = new SplittableRandom(20260702);

  private MadeUpInputs() {}

  /** Writes the three sources, each with its descriptor. */
  static Path write(Path datasets) throws IOException {
    MadeUpInputs made = new MadeUpInputs();
    made.source(datasets, "made_up_once", ONCE, made.once());
    made.source(datasets, "made_up_twice", TWICE, made.twice());
    made.source(datasets, "made_up_months", MONTHS, made.months());
    return datasets;
  }

  private void source(Path datasets, String source, String layout, String csv) throws IOException {
    Path folder = Files.createDirectories(datasets.resolve(source));
    Files.writeString(folder.resolve("trade.csv"), csv);
    Files.writeString(
        folder.resolve("datapackage.json"),
        """
        {"name": "%1$s", "sources": [{"title": "Made up"}], "licenses": [{"name": "other-open"}],
          "resources": [{"name": "trade", "path": "trade.csv", "schema": {"fields": []}, "layout": {
            %2$s %3$s "source": "%1$s",
            "unit": {"currency": "USD", "multiplier": 1, "decimals": 0}}}]}
        """
            .formatted(source, COMMON.strip(), layout.strip()));
  }

  private String once() {
    StringBuilder csv = new StringBuilder("year,revision,reporter,partner,product,value,tonnes\n");
    for (String importer : COUNTRIES) {
      for (String exporter : COUNTRIES) {
        for (String product : PRODUCTS) {
          if (!importer.equals(exporter) && random.nextInt(10) < 8) {
            once(csv, importer, exporter, product);
          }
        }
      }
    }
    return csv.toString();
  }

  private void once(StringBuilder csv, String importer, String exporter, String product) {
    double level = level();
    double price = 0.2 + 5 * random.nextDouble();
    for (int year = 2009; year <= 2018; year++) {
      long value = moved(level, year - 2009);
      boolean isBlank = BLANK_ONCE.matcher(importer + exporter + product + year).matches();
      if (random.nextInt(10) < 9) {
        csv.append(
            row(
                year,
                year < 2017 ? "HS2012" : "HS2017",
                importer,
                exporter,
                product,
                isBlank ? "" : value,
                random.nextInt(20) == 0 ? "" : moved(value / price, 0) + 1));
      }
    }
  }

  private String twice() {
    StringBuilder csv = new StringBuilder("year,flow,reporter,partner,product,value\n");
    for (String reporter : COUNTRIES) {
      for (String partner : COUNTRIES) {
        for (String flow : List.of("import", "export")) {
          for (String product : CHAPTERS) {
            double level = level();
            for (int year = 2011; year <= 2016 && !reporter.equals(partner); year++) {
              String line = reporter + flow + partner + product + year;
              long moved = moved(level, year - 2011);
              Object value = BLANK_CHAPTERS.matcher(line).matches() ? "" : moved;
              csv.append(row(year, flow, reporter, partner, product, value));
            }
          }
        }
      }
    }
    return csv.toString();
  }

  private String months() {
    StringBuilder csv = new StringBuilder("month,flow,reporter,partner,product,value,kilograms\n");
    for (String reporter : List.of("IND", "KEN")) {
      for (String partner : List.of("JPN", "CHN", "USA")) {
        for (String flow : List.of("import", "export")) {
          for (String product : CRITICAL) {
            months(csv, flow, reporter, partner, product);
          }
        }
      }
    }
    return csv.toString();
  }

  private void months(
      StringBuilder csv, String flow, String reporter, String partner, String product) {
    double level = level() * (flow.equals("import") ? 2 : 1);
    for (int month = 0; month < 60; month++) {
      String name = String.format(Locale.ROOT, "%d-%02d", 2012 + month / 12, 1 + month % 12);
      boolean isBlank = (reporter + flow + partner + product + name).equals(BLANK_MONTH);
      long value = moved(level, month / 6);
      Object kilograms = isBlank ? "" : kilograms(flow + partner + name, value);
      if (random.nextInt(12) > 0) {
        csv.append(row(name, flow, reporter, partner, product, isBlank ? "" : value, kilograms));
      }
    }
  }

  /** About three for a dollar; once hardly any of it, and once all too much. */
  private long kilograms(String line, long value) {
    long usual = moved(value * 3.0, 0) + 1;
    return switch (line) {
      case "exportJPN2015-03" -> 40;
      case "exportJPN2015-07" -> 50 * usual;
      default -> usual;
    };
  }

  private double level() {
    return StrictMath.exp(8 + 3 * random.nextDouble());
  }

  /** A level that grows by four hundredths a step, give or take a fifth. */
  private long moved(double level, int steps) {
    return Math.round(level * (1 + 0.04 * steps) * (0.8 + 0.4 * random.nextDouble()));
  }

  private static String row(Object... cells) {
    StringBuilder row = new StringBuilder();
    for (Object cell : cells) {
      row.append(row.isEmpty() ? "" : ",").append(cell);
    }
    return row.append('\n').toString();
  }
}
