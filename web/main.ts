import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../build/fonts/fonts.css';
import './styles/page.css';
// After all rules whose colours it replaces.
import './styles/forced-colours.css';
import './page/app.ts';
import { isEmbedded } from './page/embed.ts';
import { fetchFonts } from './page/fonts.ts';
import { restoreTheme } from './page/theme.ts';

restoreTheme();
fetchFonts();
if (isEmbedded()) document.documentElement.classList.add('embed');
