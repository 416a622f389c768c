const root = document.getElementById('phone');
if (root) root.textContent = 'Phone';
