/**
 * Draws a node of the area tree with its children; choosing a piece opens it. Everything shown here also stands in the tree
 * and the table beside it. Without a basemap the areas themselves are the map.
 */
const { L } = window;

const element = document.getElementById('map');

const styles = {
  border: { className: 'ground-line', color: '#174c6e', weight: 3, fill: false, interactive: false },
  household: { className: 'ground-line', color: '#1d5f8a', weight: 1.5, fillColor: '#4a9bd1', fillOpacity: 0.22 },
  rental: { className: 'ground-let', color: '#8a5a00', weight: 1.5, dashArray: '5 4', fillColor: '#f0a020', fillOpacity: 0.18 },
  own: { radius: 5, color: '#1d5f8a', weight: 1, fillColor: '#8cc4ec', fillOpacity: 0.9 },
  let: { radius: 6, color: '#8a5a00', weight: 1, fillColor: '#f0a020', fillOpacity: 0.9 },
};

/** Text that a user entered never becomes markup. */
const lines = (name, more) => {
  const box = document.createElement('div');
  const title = document.createElement('strong');
  title.textContent = name;
  box.append(title);
  for (const line of more) {
    box.append(document.createElement('br'), line);
  }
  return box;
};

const piece = (drawn, labelled) => {
  const shape = L.polygon(drawn.border, styles[drawn.layer]);
  shape.bindTooltip(
    labelled ? lines(drawn.name, []) : lines(drawn.name, drawn.figures),
    labelled ? { permanent: true, direction: 'center', className: 'area-label' } : { sticky: true },
  );
  shape.on('mouseover', () => shape.setStyle({ fillOpacity: 0.45 }));
  shape.on('mouseout', () => shape.setStyle({ fillOpacity: styles[drawn.layer].fillOpacity }));
  shape.on('click', () => window.location.assign(drawn.href));
  return shape;
};

const house = (spot, words) =>
  L.circleMarker([spot.lat, spot.lng], spot.rental ? styles.let : styles.own).bindTooltip(
    lines(spot.name, [spot.rental ? words.rental : words.own]),
  );

const draw = async () => {
  const answer = await fetch(element.dataset.drawing, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  const drawing = await answer.json();
  const map = L.map(element, { zoomSnap: 0.25, attributionControl: Boolean(element.dataset.basemap), scrollWheelZoom: false });
  if (element.dataset.basemap) L.tileLayer(element.dataset.basemap, { maxZoom: 19 }).addTo(map);
  const pieces = drawing.pieces ?? [];
  const layer = (kind) => {
    const own = pieces.filter((p) => p.layer === kind);
    return L.layerGroup(own.map((p) => piece(p, own.length <= 12)));
  };
  const households = layer('household');
  const rentals = layer('rental');
  const extent = L.featureGroup();
  if (drawing.border?.length) extent.addLayer(L.polygon(drawing.border, styles.border));
  for (const group of [households, rentals]) group.eachLayer((shape) => extent.addLayer(shape));
  const houses = (drawing.houses ?? []).map((spot) => house(spot, element.dataset));
  for (const marker of houses) extent.addLayer(marker);
  if (extent.getLayers().length === 0) {
    element.hidden = true;
    document.getElementById('map-empty').hidden = false;
    map.remove();
    return;
  }
  map.fitBounds(extent.getBounds(), { padding: [8, 8] });
  if (households.getLayers().length > 0 && rentals.getLayers().length > 0) {
    const choices = { [element.dataset.households]: households, [element.dataset.rentals]: rentals };
    L.control.layers(choices, {}, { collapsed: false }).addTo(map);
    households.addTo(map);
  } else {
    households.addTo(map);
    rentals.addTo(map);
  }
  if (drawing.border?.length) L.polygon(drawing.border, styles.border).addTo(map);
  for (const marker of houses) marker.addTo(map);
  element.dataset.drawn = 'yes';
};

await draw();
