-- What must not be overlooked about a row that was stored comes before what was merely not understood in one.
update imports.import_row set urgent = true where outcome = 'warned';
