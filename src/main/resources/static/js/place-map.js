/**
 * Draws the places that the list has under the same filters; choosing one opens its page. All of them also stand in the
 * list. Without a basemap the border of one's own area is the ground.
 */
const { L } = window;

const element = document.getElementById('map');
const count = document.getElementById('map-count');

const colours = {
  open: { color: '#14532d', fillColor: '#3aa76d' },
  closed: { color: '#44505c', fillColor: '#b8c2cc' },
  shut: { color: '#3b0764', fillColor: '#c084fc' },
  unknown: { color: '#8a5a00', fillColor: '#f0c060' },
  ended: { color: '#8a1c1c', fillColor: '#f3c1c1' },
};

/** Text that a user entered never becomes markup. */
const words = (spot) => {
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = spot.name;
  box.append(title);
  for (const line of spot.lines) box.append(document.createElement('br'), line);
  return box;
};

const marker = (spot) => {
  const shape = L.circleMarker([spot.lat, spot.lng], { radius: 9, weight: 2, fillOpacity: 0.9, ...colours[spot.state] });
  shape.bindTooltip(words(spot));
  shape.on('click', () => window.location.assign(spot.href));
  return shape;
};

const draw = async () => {
  const answer = await fetch(element.dataset.drawing, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  const drawing = await answer.json();
  const spots = drawing.spots ?? [];
  count.textContent = count.dataset.words.replace('{0}', spots.length);
  if (drawing.missing > 0) count.textContent += ` ${count.dataset.missing.replace('{0}', drawing.missing)}`;
  document.getElementById('map-more').hidden = !drawing.more;
  if (spots.length === 0) {
    element.hidden = true;
    document.getElementById('map-empty').hidden = false;
    return;
  }
  const map = L.map(element, { zoomSnap: 0.25, attributionControl: Boolean(element.dataset.basemap), scrollWheelZoom: false });
  if (element.dataset.basemap) L.tileLayer(element.dataset.basemap, { maxZoom: 19 }).addTo(map);
  const extent = L.featureGroup(spots.map(marker));
  map.fitBounds(extent.getBounds(), { padding: [24, 24], maxZoom: 17 });
  if (drawing.border?.length) {
    L.polygon(drawing.border, { color: '#174c6e', weight: 3, fill: false, interactive: false }).addTo(map);
  }
  extent.addTo(map);
  element.dataset.drawn = 'yes';
};

await draw();
