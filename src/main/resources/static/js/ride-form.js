/** Opens the address as soon as "somewhere else" is chosen, also where a draft chose it; without this it opens by hand. */
const open = (select) => {
  const more = document.querySelector(`details[data-opened-by="${select.name}"]`);
  if (more && select.value === 'address') more.open = true;
};

document.addEventListener('change', ({ target }) => target.matches('select') && open(target));
document.querySelectorAll('select[name="from"], select[name="to"]').forEach(open);
