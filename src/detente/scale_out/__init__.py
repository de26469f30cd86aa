"""Archives beyond one machine: articles in, partitions of Parquet out, by any number of processes."""
