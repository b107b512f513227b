import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;

/**
 * What a night does with files in BACI's layout, as a DuckDB program: files it has not seen go to
 * Parquet, which is kept, with a row for table {@code sources} each and with sums; then all tables
 * on trade are made from what is kept, by the second implementation's queries. What these do not
 * estimate themselves, weights of synthetic controls and gravity, they take from the published
 * tables. Sums are kept under the name of their file: definitions must not change between nights.
 *
 * <pre>
 * night  SQL OWN DATASETS FILES PUBLISHED OUT THREADS   SQL on the files as they are
 * strict SQL OWN DATASETS FILES PUBLISHED OUT THREADS   the same, and refuses unknown codes and
 *                                                       repeated keys; the line of a row is its place
 *                                                       in the Parquet file
 * compare SQL OWN PUBLISHED OUT   whether a published version of Summit Ledger says the same
 * </pre>
 */
public final class DuckNight {
  private static final String COLUMNS =
      "{'t': 'SMALLINT', 'i': 'SMALLINT', 'j': 'SMALLINT', 'k': 'VARCHAR',"
          + " 'v': 'DECIMAL(18,3)', 'q': 'DECIMAL(18,3)'}";

  private final Statement sql;
  private final DuckQueries queries;

  /** Where the SQL of this program lies. */
  private final Path own;

  private DuckNight(Statement sql, Path folder, Path own) {
    this.sql = sql;
    this.queries = new DuckQueries(sql, folder, Set.of());
    this.own = own;
  }

  /** Runs one of them. */
  public static void main(String[] args) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      DuckNight night = new DuckNight(sql, Path.of(args[1]), Path.of(args[2]));
      if (args[0].equals("compare")) {
        night.compare(Path.of(args[3]), Path.of(args[4]));
      } else {
        sql.execute("set threads = " + Integer.parseInt(args[7]));
        night.run(
            args[0].equals("strict"),
            Path.of(args[3]),
            Path.of(args[4]),
            Path.of(args[5]),
            Path.of(args[6]));
      }
    }
  }

  private void run(boolean strict, Path datasets, Path files, Path published, Path out)
      throws SQLException, IOException {
    queries.start("lists", Map.of("datasets", datasets.toString()));
    codes(datasets.resolve("reference"));
    Files.createDirectories(out.resolve("flows"));
    String sums = Files.createDirectories(out.resolve("sums")).toString();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(files, "BACI_*.csv")) {
      for (Path file : found) {
        Path flows = out.resolve("flows").resolve(file.getFileName() + ".parquet");
        if (Files.notExists(flows)) {
          keep(strict, file, flows);
        }
      }
    }
    sql.execute(
        """
        create table releases as
        select regexp_extract(file, '_Y([0-9]+)', 1)::smallint as y,
               regexp_extract(file, '_V([0-9]+)', 1) as release
        from glob('%s/flows/*.parquet')
        """
            .formatted(out));
    sql.execute(
        "create table last_release as select y, max(release) as release from releases group by y");
    sources(out);
    queries.script(own.resolve("kept.sql"), Map.of("sums", sums));
    queries.start("leaves", Map.of());
    queries.write(published, out);
    cells(sums);
    revisions(out);
  }

  /** Code lists, and the sector of each product: that of its longest prefix. */
  private void codes(Path reference) throws SQLException {
    sql.execute(
        """
        create table countries as
        select unnest(string_split(baci, '|'))::smallint as code, iso3
        from read_csv('%s/countries.csv', header = true, all_varchar = true)
        where baci is not null
        """
            .formatted(reference));
    sql.execute(
        """
        create table products as
        select p.product, arg_max(s.sector, length(s.hs_prefix)) as sector
        from read_csv('%1$s/products.csv', header = true, all_varchar = true) p
        left join read_csv('%1$s/sector_products.csv', header = true, all_varchar = true) s
          on s.scheme = 'HS6' and contains(coalesce(s.hs_revision, 'HS2022'), 'HS2022')
             and starts_with(p.product, s.hs_prefix)
        where p.product_level = 'HS6'
        group by p.product
        """
            .formatted(reference));
  }

  /** A file is kept when all that is asked of it is done: its lines come to their place last. */
  private void keep(boolean strict, Path file, Path flows) throws SQLException, IOException {
    Path out = flows.getParent().resolveSibling("");
    String name = String.valueOf(file.getFileName());
    Path lines = out.resolve(name + ".unfinished");
    sql.execute(
        """
        copy (select t, i, j, k, v, q
              from read_csv('%s', header = true, nullstr = 'NA', columns = %s)) to '%s' (format parquet)
        """
            .formatted(file, COLUMNS, lines));
    if (strict) {
      refuse(
          """
          select count(*) from read_parquet('%s')
          where i is null or i not in (select code from countries)
             or j is null or j not in (select code from countries)
             or k is null or k not in (select product from products)
          """
              .formatted(lines),
          "rows of unknown codes in " + file);
      refuseRepeats(lines, file);
    }
    Path sources = Files.createDirectories(out.resolve("sources"));
    sql.execute(
        """
        copy (select '%s' as file_name, count(*) as rows_kept, sum(v) * 1000 as value_kept
              from read_parquet('%s')) to '%s/%s.parquet'
        """
            .formatted(name, lines, sources, name));
    String sums = out.resolve("sums").resolve(name).toString();
    queries.script(own.resolve("sums.sql"), Map.of("flows", lines.toString(), "sums", sums));
    Files.move(lines, flows);
  }

  /** Rows that ascend have no repeats; only where some do not, all are compared. */
  private void refuseRepeats(Path lines, Path file) throws SQLException {
    try (ResultSet ascend =
        sql.executeQuery(
            """
            select count(*) from (
              select (t, i, j, k) > lag((t, i, j, k)) over () as ascends from read_parquet('%s'))
            where not ascends
            """
                .formatted(lines))) {
      ascend.next();
      if (ascend.getLong(1) == 0) {
        return;
      }
    }
    refuse(
        "select count(*) from (select 1 from read_parquet('%s') group by t, i, j, k having count(*) > 1)"
            .formatted(lines),
        "repeated keys in " + file);
  }

  private void refuse(String count, String what) throws SQLException {
    try (ResultSet found = sql.executeQuery(count)) {
      found.next();
      if (found.getLong(1) > 0) {
        throw new IllegalStateException(found.getLong(1) + " " + what);
      }
    }
  }

  private void sources(Path out) throws SQLException {
    sql.execute(
        "copy (from read_parquet('%1$s/sources/*.parquet')) to '%1$s/sources.parquet'"
            .formatted(out));
  }

  /** Imports of the parties by exporter and sector, of years that were released again. */
  private void cells(String sums) throws SQLException {
    sql.execute(
        """
        create table again as
        select f.release, f.t, j.iso3 as reporter, i.iso3 as partner, p.sector,
               sum(f.v) * 1000 as value
        from (select *, regexp_extract(filename, '_V([0-9]+)', 1) as release
              from read_parquet('%s/*.parties.parquet', filename = true)) f
        join countries j on j.code = f.j
        join countries i on i.code = f.i
        join products p on p.product = f.k
        where f.t in (select y from releases group by y having count(*) > 1)
        group by all
        """
            .formatted(sums));
    sql.execute(
        """
        create table cells as
        select * from again
        union all
        select release, t, reporter, 'WLD', sector, sum(value) from again group by all
        """);
  }

  /** Where releases of a year differ, what each says and what it changed. */
  private void revisions(Path out) throws SQLException {
    sql.execute(
        """
        copy (
          with releases as (select distinct t, release from cells),
          grid as (
            select r.release, c.* from releases r
            join (select distinct t, reporter, partner, sector from cells) c using (t)),
          stated as (
            select g.release, g.t, g.reporter, g.partner, g.sector, c.value,
                   lag(c.value) over w as previous_value, row_number() over w as number,
                   count(distinct coalesce(c.value, -1)) over (
                     partition by g.t, g.reporter, g.partner, g.sector) as versions
            from grid g left join cells c using (release, t, reporter, partner, sector)
            window w as (
              partition by g.t, g.reporter, g.partner, g.sector order by g.release))
          select reporter, partner, sector, t::varchar as period, number as release, value,
                 previous_value, value - previous_value as revision
          from stated where versions > 1 order by all
        ) to '%s/revisions.parquet'
        """
            .formatted(out));
  }

  private void compare(Path version, Path duck) throws SQLException, IOException {
    queries.compare(version, duck);
    same(
        version,
        duck,
        "revisions",
        "reporter, partner, sector, period, release, value, previous_value, revision");
    same(version, duck, "sources", "parse_filename(file_name) as file_name, rows_kept, value_kept");
  }

  private void same(Path version, Path duck, String table, String columns) throws SQLException {
    String ours = "select %s from '%s/%s.parquet'".formatted(columns, version, table);
    String theirs = "select %s from '%s/%s.parquet'".formatted(columns, duck, table);
    String differ =
        "select (select count(*) from (%1$s)), (select count(*) from (%1$s except all %2$s)),"
            + " (select count(*) from (%2$s except all %1$s))";
    try (ResultSet found = sql.executeQuery(differ.formatted(ours, theirs))) {
      found.next();
      System.out.printf(
          "%s: %d rows, %d differ, %d missing%n",
          table, found.getLong(1), found.getLong(2), found.getLong(3));
      if (found.getLong(1) == 0 && !table.equals("revisions")) {
        throw new IllegalStateException(table + " has no rows");
      }
      if (found.getLong(2) + found.getLong(3) > 0) {
        throw new IllegalStateException(table + " is not the same");
      }
    }
  }
}
