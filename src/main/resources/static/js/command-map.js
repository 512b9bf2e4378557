/**
 * Colours the children of a node by the figure chosen beside the map. The numbers are those of the table, which refreshes
 * itself every minute; each piece carries its number, so that colour is never the only sign.
 */
const { L } = window;

const element = document.getElementById('command-map');
const choice = document.getElementById('map-figure');

const scales = {
  light: { calm: ['#eef4f9', '#cfe2f1', '#9ec7e4', '#5b9fce', '#1d5f8a'], alarm: ['#f3f5f7', '#fbdcdc', '#f2a3a3', '#d95f5f', '#a31d1d'] },
  dark: { calm: ['#243240', '#24506f', '#2c6d99', '#4a9bd1', '#8cc4ec'], alarm: ['#2b2f36', '#5c2626', '#8a2f2f', '#c94a4a', '#ff8f8f'] },
};
const isDark = () => document.documentElement.dataset.bsTheme === 'dark';

const cell = (area) => document.querySelector(`#command-areas tr[data-area="${area}"] td[data-figure="${choice.value}"]`);
const number = (area) => Number(cell(area)?.dataset.n ?? 0);

/** The step of the scale: nothing is the nearest to the ground, the largest the farthest from it; by square root, for one place often outgrows all. */
const step = (n, most) => (n === 0 ? 0 : Math.max(1, Math.round(4 * Math.sqrt(n / most))));

/** Text that a user entered never becomes markup. */
const label = (name, n) => {
  const box = document.createElement('div');
  const strong = document.createElement('strong');
  strong.textContent = n.toLocaleString();
  box.append(name, ' ', strong);
  return box;
};

const paint = (shapes) => {
  const alarm = Boolean(choice.selectedOptions[0]?.dataset.alarm);
  const scale = scales[isDark() ? 'dark' : 'light'][alarm ? 'alarm' : 'calm'];
  const most = Math.max(0, ...shapes.map(({ piece }) => number(piece.path)));
  for (const { piece, shape } of shapes) {
    const n = number(piece.path);
    shape.setStyle({ fillColor: scale[step(n, most)] });
    shape.setTooltipContent(label(piece.name, n));
  }
};

const draw = async () => {
  const answer = await fetch(element.dataset.ground, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  const ground = await answer.json();
  if (ground.pieces.length === 0) {
    element.hidden = true;
    document.getElementById('command-map-empty').hidden = false;
    return;
  }
  const map = L.map(element, { zoomSnap: 0.25, attributionControl: Boolean(element.dataset.basemap), scrollWheelZoom: false });
  if (element.dataset.basemap) L.tileLayer(element.dataset.basemap, { maxZoom: 19 }).addTo(map);
  const shapes = ground.pieces.map((piece) => {
    const shape = L.polygon(piece.border, { className: 'ground-line', color: '#174c6e', weight: 1.5, fillOpacity: element.dataset.basemap ? 0.6 : 0.95 });
    shape.bindTooltip(label(piece.name, 0), { permanent: true, direction: 'center', className: 'area-label' });
    shape.on('click', () => cell(piece.path)?.querySelector('a')?.click());
    return { piece, shape };
  });
  const group = L.featureGroup(shapes.map(({ shape }) => shape));
  map.fitBounds(group.getBounds(), { padding: [10, 10] });
  group.addTo(map);
  if (ground.border.length > 0) L.polygon(ground.border, { className: 'ground-line', color: '#174c6e', weight: 3, fill: false, interactive: false }).addTo(map);
  const remembered = localStorage.getItem('command-figure');
  if ([...choice.options].some((option) => option.value === remembered)) choice.value = remembered;
  choice.addEventListener('change', () => {
    localStorage.setItem('command-figure', choice.value);
    paint(shapes);
  });
  document.addEventListener('htmx:afterSettle', () => paint(shapes));
  document.addEventListener('htmx:oobAfterSwap', () => paint(shapes));
  new MutationObserver(() => paint(shapes)).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
  new ResizeObserver(() => map.invalidateSize()).observe(element);
  paint(shapes);
  element.dataset.drawn = 'yes';
};

document.querySelector('[data-fullscreen]')?.addEventListener('click', () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.getElementById('main').requestFullscreen();
});

if (element) await draw();
